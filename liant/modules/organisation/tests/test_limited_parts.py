"""Phones, addresses and categories that a role hides or holds fixed, kept at every door (SEC-05)."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Role, RoleAssignment
from liant.kernel.entity.registry import entity_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact
from liant.modules.organisation.rights.limits import limit, limited_by

pytestmark = pytest.mark.req("SEC-05")

SignIn = Callable[[Employee], Client]
PARTS = {
    "phones": [{"number": "+40744123456"}],
    "emails": [{"address": "office@bistrita.example"}],
    "addresses": [{"city": "Gherla"}],
}
TOLD = ("744123456", "744 123 456", "office@bistrita.example", "Gherla", "VIP")
SETS = (*PARTS, "categories")
IMPORTED = {"phone", "email", "city", "categories"}


@pytest.fixture
def role(cast: Cast) -> Role:
    """The one that Anna holds."""
    with enter(cast.dora.pk):
        return RoleAssignment.objects.select_related("role").get(employee=cast.anna).role


@pytest.fixture
def account(cast: Cast) -> Contact:
    """Of Anna's, to be reached in three ways, and filed."""
    with enter(cast.dora.pk):
        category = Category.objects.create(name="VIP")
    made = contact(owner=cast.anna, by=cast.anna, parts=PARTS)
    with enter(cast.anna.pk):
        made.categories.add(category)
    return made


def keep(role: Role, level: str, *names: str, by: Employee) -> None:
    """Have the role keep these of contacts back."""
    limit(role, {("contact", name): level for name in names}, by=by)


def answer(browser: Client, address: str) -> str:
    """What comes back."""
    got = browser.get(address)
    assert got.status_code == 200, address
    return got.getvalue().decode() if got.streaming else got.content.decode()


def test_the_page_of_a_role_offers_parts_and_links(cast: Cast, role: Role, sign_in: SignIn) -> None:
    browser = sign_in(cast.dora)

    saved = browser.post(f"/roles/{role.pk}/limits/", {"contact.phones": "hidden", "contact.categories": "read_only"})

    assert "Phones" in browser.get(saved["Location"]).content.decode()
    with enter(cast.dora.pk):
        assert limited_by(role) == {("contact", "phones"): "hidden", ("contact", "categories"): "read_only"}
    told = browser.get(f"/roles/{role.pk}/history/").context["entries"][0].changes
    assert {"Scope own: contact, phones, hidden", "Scope own: contact, categories, read-only"} <= {
        line.after for line in told
    }


def test_hidden_parts_show_at_no_door(cast: Cast, role: Role, account: Contact, sign_in: SignIn) -> None:
    keep(role, "hidden", *SETS, by=cast.dora)
    browser = sign_in(cast.anna)
    page = f"/contacts/{account.pk}/"

    for address in (
        page, f"{page}history/", f"{page}edit/", "/contacts/", f"/api{page}", "/api/contacts/", "/contacts/export/",
        "/search/?q=Hotel", "/contacts/options/?q=Hotel",
    ):  # fmt: skip
        told = answer(browser, address)
        assert not [word for word in TOLD if word in told], address
    assert [browser.get(f"/api{page}").json()[name] for name in SETS] == [[], [], [], None]
    with enter(cast.anna.pk):
        entity = entity_of(Contact)
        assert not {"phone", "email", "city", "categories"} & {column.name for column in entity.table_columns}
        assert not {"city", "categories"} & {each.name for each in entity.table_filters}
        assert not IMPORTED & {target.name for target in entity.import_targets}
    with enter(cast.dora.pk):
        assert {target.name for target in entity.import_targets} >= IMPORTED


def test_hidden_parts_are_neither_found_nor_filtered_by(
    cast: Cast, role: Role, account: Contact, sign_in: SignIn
) -> None:
    contact(owner=cast.anna, by=cast.anna, name="Another")
    keep(role, "hidden", *SETS, by=cast.dora)
    browser = sign_in(cast.anna)

    found = [browser.get(f"/api/contacts/?q={word}").json()["items"] for word in ("0744123456", "bistrita.example")]
    filtered = browser.get("/api/contacts/?city=gherla").json()["items"]

    assert found == [[], []]
    assert [each["caption"] for each in filtered] == ["Another", "Hotel Bistrița SRL"]


@pytest.mark.parametrize("level", ["hidden", "read_only"])
def test_a_form_leaves_limited_parts_as_they_are(
    cast: Cast, role: Role, account: Contact, sign_in: SignIn, level: str
) -> None:
    keep(role, level, *SETS, by=cast.dora)
    browser = sign_in(cast.anna)
    form = browser.get(f"/contacts/{account.pk}/edit/").context
    sent = {name: value for name, value in form["form"].initial.items() if isinstance(value, str | int)}
    for one in form["formsets"]:
        sent |= {f"{one['formset'].prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    forged = {"phones-TOTAL_FORMS": 0, "phones-INITIAL_FORMS": 0, "categories": []}

    saved = browser.post(f"/contacts/{account.pk}/edit/", sent | forged | {"name": "New"})

    assert saved.status_code == 302
    assert {one["formset"].prefix for one in form["formsets"]} == {"web_addresses", "associates", "items"}
    with enter(cast.dora.pk):
        kept = Contact.objects.get(pk=account.pk)
        assert (kept.name, kept.phones.count(), kept.addresses.count(), kept.categories.count()) == ("New", 1, 1, 1)


def test_read_only_parts_are_shown_and_a_program_is_told_which_it_may_not_change(
    cast: Cast, role: Role, account: Contact, sign_in: SignIn
) -> None:
    keep(role, "read_only", *SETS, by=cast.dora)
    browser, address = sign_in(cast.anna), f"/api/contacts/{account.pk}/"

    refused = browser.patch(address, {"phones": [], "notes": "x"}, "application/json")

    assert "744" in answer(browser, f"/contacts/{account.pk}/")
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["phones"])
    same = browser.get(address).json()["phones"]
    assert browser.patch(address, {"phones": same, "notes": "x"}, "application/json").status_code == 200
