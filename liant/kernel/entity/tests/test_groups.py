"""A list in groups, with how many and how much (GEN-02)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands
from liant.kernel.entity.groupings import asked_grouping, groupings
from liant.kernel.entity.groups import groups
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.kernel.tags.samples import tag
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.kernel.testing.samples import sample
from liant.modules.contacts.samples import contact
from liant.modules.organisation.models import Equipment, EquipmentKind

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
        by = asked_grouping(listing)
        assert by is not None
        return [(group.label, group.count, *(text for _label, text in group.sums)) for group in groups(listing, by)]


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
        assert asked_grouping(listing) is None


def test_the_page_leads_from_a_group_to_its_records(cast: Cast, sign_in: Callable[[Employee], Client]) -> None:
    page = sign_in(cast.eleni).get("/contacts/?group=owner&kind=account")

    (first, *_others) = page.context["groups"]
    assert first.url == f"/contacts/?kind=account&owner={cast.anna.pk}"
    assert "Anna North" in page.content.decode()
    assert "Group by" in sign_in(cast.eleni).get("/contacts/display/").content.decode()


@pytest.fixture
def furnished(cast: Cast) -> None:
    """Contacts with tags and a yes or no."""
    made = [tag(owner=cast.dora, by=cast.dora, name=name) for name in ("Urgent", "Târg")]
    characteristic(owner=cast.dora, by=cast.dora, name="Fleet", type="yes_no")
    contact(owner=cast.anna, by=cast.anna, name="Alfa", tags=made, **{"characteristics.fleet": True})
    contact(owner=cast.anna, by=cast.anna, name="Beta", tags=made[:1], **{"characteristics.fleet": False})


def test_a_record_is_in_the_group_of_each_of_its_tags(cast: Cast, furnished: None) -> None:
    assert told(cast.anna, "group=tags") == [("empty", 3), ("Urgent", 2), ("Târg", 1)]


def test_moments_make_months_and_years_by_the_readers_clock_the_latest_first(cast: Cast) -> None:
    # In Bucharest it is next year already.
    with enter(cast.dora.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_contact SET created_at = '2026-11-30 12:00+00'")
        cursor.execute(
            "UPDATE contacts_contact SET created_at = '2025-12-31 23:30+00'"
            f" WHERE id = (SELECT min(id) FROM contacts_contact WHERE owner_id = {cast.anna.pk})"
        )

    assert told(cast.anna, "group=created_at.month") == [("November 2026", 2), ("January 2026", 1)]
    assert told(cast.anna, "group=created_at.year") == [("2026", 3)]


def test_own_numbers_are_added_up(cast: Cast) -> None:
    room = sample(EquipmentKind, owner=cast.dora, by=cast.dora)
    for name, seats in (("Sala mare", 40), ("Sala mică", 8)):
        commands.create(Equipment, {"name": name, "kind": room, "seats": seats}, by=cast.dora)

    with enter(cast.anna.pk):
        listing = Listing(entity_named("equipment"), QueryDict("group=is_active&column=seats"))  # type: ignore[arg-type]
        (group,) = groups(listing, asked_grouping(listing))  # type: ignore[arg-type]

    assert (group.label, group.count, group.sums) == ("yes", 2, [("Seats", "48")])


def test_each_group_leads_to_as_many_records_as_it_tells(cast: Cast, furnished: None) -> None:
    entity: Any = entity_named("contact")
    with enter(cast.eleni.pk):
        before = Listing(entity, QueryDict('criteria={"field":"kind","operator":"is","value":["account"]}'))
        wrong = {
            (by.name, group.label): (group.count, led_to)
            for by in groupings(before)
            for group in groups(before, by)
            if group.url and (led_to := Listing(entity, query_of(group.url)).records.count()) != group.count
        }
        names = {by.name for by in groupings(before)}

    assert wrong == {}
    assert {"owner", "unit", "tags", "created_at.year", "characteristics.fleet", "is_customer"} <= names


def query_of(url: str) -> QueryDict:
    return QueryDict(urlsplit(url).query)
