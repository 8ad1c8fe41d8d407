"""A list in groups, with how many and how much (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity.groups import group_column, groups
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")


@pytest.fixture(autouse=True)
def _contacts(cast: Cast) -> None:
    characteristic(owner=cast.dora, by=cast.dora, name="Turnover", type="number")
    for owner, language, turnover in (
        (cast.anna, "ro", 10), (cast.anna, "ro", 5.5), (cast.anna, "el", 1), (cast.boris, "ro", 100),
    ):  # fmt: skip
        contact(owner=owner, by=owner, language=language, **{"characteristics.turnover": turnover})


def told(by: Employee, parameters: str) -> list[tuple[Any, ...]]:
    """The groups as an employee gets them."""
    with enter(by.pk):
        listing = Listing(entity_named("contact"), QueryDict(parameters))  # type: ignore[arg-type]
        column = group_column(listing)
        assert column is not None
        return [(group.label, group.count, *(text for _label, text in group.sums)) for group in groups(listing, column)]


def test_groups_are_counted_and_added_up_the_largest_first(cast: Cast) -> None:
    asked = "group=language&column=characteristics.turnover"

    assert told(cast.eleni, asked) == [("Romanian", 3, "115.5"), ("Greek", 1, "1")]


def test_what_one_does_not_see_is_in_no_group(cast: Cast) -> None:
    assert told(cast.anna, "group=language&column=characteristics.turnover") == [
        ("Romanian", 2, "15.5"), ("Greek", 1, "1"),
    ]  # fmt: skip


def test_filters_hold_and_other_records_are_told_by_name(cast: Cast) -> None:
    assert told(cast.eleni, "group=owner&q=bistrita") == [("Anna North", 3), ("Boris South", 1)]


@pytest.mark.req("SEC-05")
def test_a_hidden_field_makes_no_groups(cast: Cast) -> None:
    limit(cast.anna, "hidden", "language", by=cast.dora)

    with enter(cast.anna.pk):
        listing = Listing(entity_named("contact"), QueryDict("group=language"))  # type: ignore[arg-type]
        assert group_column(listing) is None


def test_the_page_leads_from_a_group_to_its_records(cast: Cast, sign_in: Callable[[Employee], Client]) -> None:
    page = sign_in(cast.eleni).get("/contacts/?group=owner&kind=account")

    (first, *_others) = page.context["groups"]
    assert first.url == f"/contacts/?kind=account&owner={cast.anna.pk}"
    assert "Anna North" in page.content.decode()
    assert "Group by" in sign_in(cast.eleni).get("/contacts/display/").content.decode()
