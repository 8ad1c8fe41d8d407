"""A condition narrows every door that lists records: the page, its file, the API (GEN-02, GEN-04)."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02", "GEN-04")

SignIn = Callable[[Employee], Client]


def asking(**condition: object) -> str:
    return urlencode({"criteria": json.dumps(condition)})


CUSTOMERS = asking(field="is_customer", operator="is", value=True)


@pytest.fixture
def two(cast: Cast) -> list[Contact]:
    """A customer of Anna, and another contact of hers."""
    return [
        contact(owner=cast.anna, by=cast.dora, name="Alfa", is_customer=True),
        contact(owner=cast.anna, by=cast.dora, name="Beta"),
    ]


def test_the_list_shows_what_fits_and_says_so(cast: Cast, two: list[Contact], sign_in: SignIn) -> None:
    page = sign_in(cast.anna).get(f"/contacts/?{CUSTOMERS}").content.decode()

    assert "Alfa" in page
    assert "Beta" not in page
    assert "Customer is yes" in page


def test_the_file_has_what_fits_and_the_audit_tells_by_what(cast: Cast, two: list[Contact], sign_in: SignIn) -> None:
    answer = sign_in(cast.anna).get(f"/contacts/export/?{CUSTOMERS}")
    file = b"".join(answer.streaming_content).decode()

    assert "Alfa" in file
    assert "Beta" not in file
    with enter(cast.dora.pk):
        told = Entry.objects.defer(None).filter(verb="export").values_list("told", flat=True)
        assert [entry["filters"] for entry in told] == [{"criteria": "Customer is yes"}]


def test_the_api_gives_what_fits(cast: Cast, two: list[Contact], sign_in: SignIn) -> None:
    items = sign_in(cast.anna).get(f"/api/contacts/?{CUSTOMERS}").json()["items"]

    assert [item["caption"] for item in items] == ["Alfa"]


def test_a_damaged_condition_is_told_and_shows_no_list_of_everything(
    cast: Cast, two: list[Contact], sign_in: SignIn
) -> None:
    browser, damaged = sign_in(cast.anna), asking(all=[{"field": "nme"}])

    page = browser.get(f"/contacts/?{damaged}", follow=True)
    answer = browser.get(f"/api/contacts/?{damaged}")

    assert "There is no such field." in page.content.decode()
    assert (answer.status_code, answer.json()["errors"]) == (
        422,
        {"criteria.all.0.field": ["There is no such field."]},
    )


@pytest.mark.req("SEC-05")
def test_what_is_hidden_can_not_be_asked_for(cast: Cast, two: list[Contact], sign_in: SignIn) -> None:
    limit(cast.anna, "hidden", "is_customer", by=cast.dora)

    answer = sign_in(cast.anna).get(f"/api/contacts/?{CUSTOMERS}")

    assert answer.json()["errors"] == {"criteria.field": ["There is no such field."]}


def test_what_a_condition_lacks_is_told_where_it_is_made(cast: Cast, two: list[Contact], sign_in: SignIn) -> None:
    browser, form = sign_in(cast.anna), {"criteria.node": "group", "criteria.word": "all", "criteria.nodes": "0"}
    line = {"criteria-0.node": "field", "criteria-0.field": "is_customer", "criteria-0.was": "is_customer One"}

    lacking = browser.post("/contacts/criteria/", form | line)
    growing = browser.post("/contacts/criteria/", form | line | {"criteria.redraw": "add field criteria"})
    whole = browser.post("/contacts/criteria/?q=al", form | line | {"criteria-0.value": "1"})

    assert (lacking.status_code, growing.status_code, whole.status_code) == (422, 200, 302)
    assert "Enter a value." in lacking.content.decode()
    assert 'name="criteria-1.field"' in growing.content.decode()
    page = browser.get(whole.url).content.decode()
    assert "Alfa" in page
    assert "Beta" not in page
