"""Fields that a role hides or holds fixed, chosen on its page and kept at every door (SEC-05)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Role, RoleAssignment
from liant.kernel.entity.registry import entity_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.organisation.rights.limits import limit, limited_by

pytestmark = pytest.mark.req("SEC-05")

SignIn = Callable[[Employee], Client]
IBAN = "RO49AAAA1B31007593840000"


@pytest.fixture
def role(cast: Cast) -> Role:
    """The one that Anna holds."""
    with enter(cast.dora.pk):
        return RoleAssignment.objects.select_related("role").get(employee=cast.anna).role


@pytest.fixture
def account(cast: Cast) -> Contact:
    """Of Anna's."""
    return contact(owner=cast.anna, by=cast.anna, iban=IBAN, notes="Pays late", is_customer=True)


def test_the_page_of_a_role_saves_what_it_keeps_back(cast: Cast, role: Role, sign_in: SignIn) -> None:
    browser = sign_in(cast.dora)

    saved = browser.post(f"/roles/{role.pk}/limits/", {"contact.iban": "hidden", "contact.tax_number": "read_only"})

    assert saved["Location"] == f"/roles/{role.pk}/rights/"
    with enter(cast.dora.pk):
        assert limited_by(role) == {("contact", "iban"): "hidden", ("contact", "tax_number"): "read_only"}
    page = browser.get(saved["Location"]).content.decode()
    assert '<option value="hidden" selected>' in page
    told = browser.get(f"/roles/{role.pk}/history/").context["entries"][0].changes
    assert "Scope own: contact, IBAN, hidden" in {line.after for line in told}


def test_only_who_may_change_roles_may_limit(cast: Cast, role: Role, sign_in: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        limit(role, {("contact", "iban"): "hidden"}, by=cast.anna)

    assert sign_in(cast.anna).post(f"/roles/{role.pk}/limits/", {}).status_code == 403
    assert "disabled" in sign_in(cast.anna).get(f"/roles/{role.pk}/rights/").content.decode()


@pytest.mark.parametrize(
    ("field", "level"), [("tax_number", "hidden"), ("name", "hidden"), ("owner", "read_only"), ("iban", "secret")]
)
def test_what_can_not_be_limited_is_refused(cast: Cast, role: Role, sign_in: SignIn, field: str, level: str) -> None:
    with pytest.raises(ValidationError) as refused:
        limit(role, {("contact", field): level}, by=cast.dora)

    assert list(refused.value.message_dict) == [f"contact.{field}"]
    assert sign_in(cast.dora).post(f"/roles/{role.pk}/limits/", {f"contact.{field}": level}).status_code in (302, 422)
    with enter(cast.dora.pk):
        assert limited_by(role) == {}


@pytest.mark.req("GEN-04")
def test_programs_read_and_change_what_a_role_keeps_back(cast: Cast, role: Role, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.dora), f"/api/rights/roles/{role.pk}/fields/"
    wanted = [{"entity": "contact", "field": "iban", "level": "hidden"}]

    changed = browser.put(address, {"limits": wanted}, "application/json")

    assert (changed.status_code, changed.json()) == (200, wanted)
    assert browser.get(address).json() == wanted
    assert browser.put(address, {"limits": [wanted[0] | {"field": "x"}]}, "application/json").status_code == 422


def test_a_hidden_field_shows_at_no_door(cast: Cast, role: Role, account: Contact, sign_in: SignIn) -> None:
    limit(role, {("contact", name): "hidden" for name in ("iban", "notes", "is_customer")}, by=cast.dora)
    browser = sign_in(cast.anna)

    for address in (
        f"/contacts/{account.pk}/", f"/contacts/{account.pk}/history/", f"/contacts/{account.pk}/edit/",
        "/contacts/new/?kind=account", f"/api/contacts/{account.pk}/", "/api/contacts/", "/contacts/export/",
        "/contacts/?is_customer=1", "/search/?q=Hotel",
    ):  # fmt: skip
        answer = browser.get(address)
        told = answer.getvalue().decode() if answer.streaming else answer.content.decode()
        assert answer.status_code == 200, address
        assert IBAN not in told, address
        assert "Pays late" not in told, address
    assert browser.get(f"/api/contacts/{account.pk}/").json()["iban"] is None
    form = browser.get(f"/contacts/{account.pk}/edit/").context["form"]
    assert not {"iban", "notes", "is_customer"} & form.fields.keys()


def test_a_hidden_field_is_neither_filtered_nor_sorted_by(
    cast: Cast, role: Role, account: Contact, sign_in: SignIn
) -> None:
    contact(owner=cast.anna, by=cast.anna, name="No customer")
    limit(role, {("contact", "is_customer"): "hidden"}, by=cast.dora)

    listed = sign_in(cast.anna).get("/api/contacts/?is_customer=1&sort=is_customer").json()["items"]

    assert [each["caption"] for each in listed] == ["Hotel Bistrița SRL", "No customer"]


def test_a_form_leaves_what_is_hidden_as_it_is(cast: Cast, role: Role, account: Contact, sign_in: SignIn) -> None:
    limit(role, {("contact", "iban"): "hidden", ("contact", "notes"): "read_only"}, by=cast.dora)
    browser = sign_in(cast.anna)
    form = browser.get(f"/contacts/{account.pk}/edit/").context
    sent = {name: value for name, value in form["form"].initial.items() if isinstance(value, str | int)}
    for one in form["formsets"]:
        sent |= {f"{one['formset'].prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    saved = browser.post(f"/contacts/{account.pk}/edit/", sent | {"name": "New", "iban": "", "notes": "Overwritten"})

    assert saved.status_code == 302
    with enter(cast.dora.pk):
        changed = Contact.objects.get(pk=account.pk)
    assert (changed.name, changed.iban, changed.notes) == ("New", IBAN, "Pays late")


def test_a_program_is_told_which_field_it_may_not_change(
    cast: Cast, role: Role, account: Contact, sign_in: SignIn
) -> None:
    limit(role, {("contact", "iban"): "hidden", ("contact", "notes"): "read_only"}, by=cast.dora)

    answer = sign_in(cast.anna).patch(
        f"/api/contacts/{account.pk}/", {"iban": IBAN, "notes": "x", "name": "y"}, "application/json"
    )

    assert answer.status_code == 422
    assert answer.json()["errors"].keys() == {"iban", "notes"}


def test_a_new_record_is_made_without_what_is_kept_back(cast: Cast, role: Role, sign_in: SignIn) -> None:
    limit(role, {("contact", "iban"): "hidden", ("contact", "is_customer"): "read_only"}, by=cast.dora)
    browser = sign_in(cast.anna)

    made = browser.post("/api/contacts/", {"kind": "account", "name": "New"}, "application/json")
    refused = browser.post("/api/contacts/", {"kind": "account", "name": "N", "iban": IBAN}, "application/json")

    assert made.status_code == 201
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["iban"])


@pytest.mark.req("CON-19")
def test_a_file_fills_in_nothing_that_is_kept_back(cast: Cast, role: Role) -> None:
    limit(role, {("contact", "iban"): "hidden", ("contact", "tax_number"): "read_only"}, by=cast.dora)

    with enter(cast.anna.pk):
        offered = {target.name for target in entity_of(Contact).import_targets}
    with enter(cast.dora.pk):
        whole = {target.name for target in entity_of(Contact).import_targets}

    assert whole - offered == {"iban", "tax_number"}
