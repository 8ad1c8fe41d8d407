"""Lists of contacts: by hand or by a condition, combined and subtracted, frozen; asked for everywhere (CON-15)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, TargetGroup
from liant.kernel.criteria.reading import parse
from liant.kernel.entity import commands
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.lists.commands import add_contacts, freeze, remove_contacts
from liant.modules.contacts.models import Contact, ContactList, ListMember
from liant.modules.contacts.samples import contact, contact_list

pytestmark = pytest.mark.req("CON-15")

SignIn = Callable[[Employee], Client]
CUSTOMERS = {"field": "is_customer", "operator": "is", "value": True}


@pytest.fixture
def anna(cast: Cast) -> Employee:
    """With three contacts, of which two are customers; Boris has another."""
    for name, is_customer in (("Alfa", True), ("Beta", True), ("Gama", False)):
        contact(owner=cast.anna, by=cast.anna, name=name, is_customer=is_customer)
    contact(owner=cast.boris, by=cast.boris, name="Zeta", is_customer=True)
    return cast.anna


def static(by: Employee, name: str, *contacts: str) -> ContactList:
    """A static list of contacts by their names."""
    made: ContactList = contact_list(owner=by, by=by, name=name)
    with enter(by.pk):
        add_contacts(made, Contact.objects.filter(name__in=contacts), by=by)
    return made


def dynamic(by: Employee, name: str, criteria: Any) -> ContactList:
    made: ContactList = contact_list(owner=by, by=by, name=name, kind="dynamic", criteria=criteria)
    return made


def is_in(*lists: ContactList, operator: str = "is") -> dict[str, Any]:
    return {"field": "lists", "operator": operator, "value": [each.pk for each in lists]}


def found(by: Employee, tree: Any) -> list[str]:
    with enter(by.pk):
        return sorted(str(each) for each in Contact.objects.filter(parse(Contact, json.dumps(tree)).q()))


def listed(by: Employee, chosen: ContactList) -> list[str]:
    """The names in the list of contacts, narrowed to one list."""
    with enter(by.pk):
        listing = Listing(entity_of(Contact), QueryDict(f"lists={chosen.pk}"))  # type: ignore[arg-type]
        return [str(record) for record in listing.page.records]


def test_a_static_list_takes_contacts_by_hand_each_once(cast: Cast, anna: Employee) -> None:
    fair = static(anna, "Fair", "Alfa", "Gama")

    with enter(anna.pk):
        again = add_contacts(fair, Contact.objects.filter(name__in=["Alfa", "Beta"]), by=anna)
        gone = remove_contacts(fair, Contact.objects.filter(name="Gama"), by=anna)

    assert (again, gone) == (1, 1)
    assert listed(anna, fair) == ["Alfa", "Beta"]


def test_a_dynamic_list_is_always_current(cast: Cast, anna: Employee) -> None:
    customers = dynamic(anna, "Customers", CUSTOMERS)
    before = listed(anna, customers)

    with enter(anna.pk):
        commands.change(Contact.objects.get(name="Gama"), {"is_customer": True}, by=anna)

    assert (before, listed(anna, customers)) == (["Alfa", "Beta"], ["Alfa", "Beta", "Gama"])


def test_who_looks_sees_of_a_list_the_contacts_that_one_sees_anyway(cast: Cast, anna: Employee) -> None:
    mixed = dynamic(cast.eleni, "Customers", CUSTOMERS)
    held = static(cast.eleni, "Held", "Alfa", "Zeta")
    commands.change(mixed, {"owner": anna, "unit": anna.unit}, by=cast.dora)
    commands.change(held, {"owner": anna, "unit": anna.unit}, by=cast.dora)

    assert listed(cast.eleni, mixed) == ["Alfa", "Beta", "Zeta"]
    assert listed(anna, mixed) == ["Alfa", "Beta"]
    assert listed(anna, held) == ["Alfa"]


def test_lists_are_combined_and_subtracted_by_conditions(cast: Cast, anna: Employee) -> None:
    fair, customers = static(anna, "Fair", "Alfa", "Gama"), dynamic(anna, "Customers", CUSTOMERS)

    assert found(anna, is_in(fair, customers)) == ["Alfa", "Beta", "Gama"]
    assert found(anna, {"all": [is_in(fair), is_in(customers)]}) == ["Alfa"]
    assert found(anna, {"all": [is_in(customers), is_in(fair, operator="is_not")]}) == ["Beta"]
    both = dynamic(anna, "Both", {"all": [is_in(fair), is_in(customers)]})
    assert listed(anna, both) == ["Alfa"]


def test_a_list_that_depends_on_itself_is_refused(cast: Cast, anna: Employee) -> None:
    one = dynamic(anna, "One", CUSTOMERS)
    two = dynamic(anna, "Two", is_in(one))

    with pytest.raises(ValidationError, match="The list can't depend on itself"):
        commands.change(one, {"criteria": is_in(two)}, by=anna)
    with pytest.raises(ValidationError, match="The list can't depend on itself"):
        commands.change(one, {"criteria": {"not": is_in(one)}}, by=anna)


def test_lists_that_come_to_depend_on_each_other_by_sql_are_told_not_followed_for_ever(
    cast: Cast, anna: Employee
) -> None:
    one = dynamic(anna, "One", CUSTOMERS)
    two = dynamic(anna, "Two", is_in(one))
    with enter(anna.pk):
        ContactList.objects.filter(pk=one.pk).update(criteria=is_in(two))

    with pytest.raises(ValidationError, match="The list can't depend on itself"):
        found(anna, is_in(one))


def test_a_frozen_copy_stays_as_it_is(cast: Cast, anna: Employee) -> None:
    customers = dynamic(anna, "Customers", CUSTOMERS)

    copy = freeze(customers, "Customers in May", by=anna)
    with enter(anna.pk):
        commands.change(Contact.objects.get(name="Gama"), {"is_customer": True}, by=anna)

    assert listed(anna, copy) == ["Alfa", "Beta"]
    assert copy.kind == "static"


def test_into_a_dynamic_list_nobody_is_put_by_hand(cast: Cast, anna: Employee) -> None:
    customers = dynamic(anna, "Customers", CUSTOMERS)

    with enter(anna.pk), pytest.raises(ValidationError, match="follows from its condition"):
        add_contacts(customers, Contact.objects.all(), by=anna)


def test_another_changes_neither_a_list_nor_who_is_in_it(cast: Cast, anna: Employee) -> None:
    held = static(anna, "Held", "Alfa")

    with enter(cast.boris.pk), pytest.raises(PermissionDenied):
        add_contacts(held, Contact.objects.all(), by=cast.boris)

    assert listed(anna, held) == ["Alfa"]


def test_a_contact_leaves_the_lists_that_who_deletes_it_does_not_see(cast: Cast, anna: Employee) -> None:
    hidden = static(cast.dora, "Hidden", "Alfa", "Beta")

    with enter(anna.pk):
        commands.delete(Contact.objects.get(name="Alfa"), by=anna)

    assert listed(cast.dora, hidden) == ["Beta"]


@pytest.mark.req("SEC-04")
def test_rights_do_not_rest_on_lists(cast: Cast, anna: Employee) -> None:
    fair = static(cast.dora, "Fair", "Alfa")

    with pytest.raises(ValidationError, match="Rights can't rest on what changes by itself"):
        commands.create(TargetGroup, {"name": "Fair", "entity": "contact", "criteria": is_in(fair)}, by=cast.dora)


@pytest.mark.parametrize(("criteria", "said"), [({}, "Say which contacts belong to the list.")])
def test_a_dynamic_list_without_a_condition_is_refused(cast: Cast, anna: Employee, criteria: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        dynamic(anna, "All", criteria)


@pytest.mark.req("GEN-02")
def test_picked_contacts_go_into_a_new_list_and_out_of_it(cast: Cast, anna: Employee, sign_in: SignIn) -> None:
    client = sign_in(anna)
    with enter(anna.pk):
        alfa, beta = Contact.objects.filter(name__in=["Alfa", "Beta"]).order_by("name").values_list("pk", flat=True)

    answer = client.post(f"/contacts/to-list/?record={alfa}&record={beta}", {"name": "Fair"})
    with enter(anna.pk):
        fair = ContactList.objects.get(name="Fair")
    both = listed(anna, fair)
    client.post(f"/contacts/off-list/?lists={fair.pk}&record={beta}")

    assert answer.headers["Location"] == f"/contact-lists/{fair.pk}/"
    assert (both, listed(anna, fair)) == (["Alfa", "Beta"], ["Alfa"])


@pytest.mark.parametrize("filled_in", [{}, {"name": "New", "into": "held"}])
def test_one_says_into_which_list(cast: Cast, anna: Employee, sign_in: SignIn, filled_in: dict[str, Any]) -> None:
    held = static(anna, "Held")
    filled_in = {name: held.pk if value == "held" else value for name, value in filled_in.items()}

    answer = sign_in(anna).post("/contacts/to-list/", filled_in)

    assert answer.status_code == 422
    assert "Choose a list, or name a new one." in answer.content.decode()
    with enter(anna.pk):
        assert not ListMember.objects.exists()


def test_a_list_is_copied_from_its_page(cast: Cast, anna: Employee, sign_in: SignIn) -> None:
    customers = dynamic(anna, "Customers", CUSTOMERS)

    answer = sign_in(anna).post(f"/contact-lists/{customers.pk}/copy/")

    with enter(anna.pk):
        copy = ContactList.objects.latest("id")
    assert answer.headers["Location"] == f"/contact-lists/{copy.pk}/"
    assert copy.name.startswith("Customers, ")
    assert listed(anna, copy) == ["Alfa", "Beta"]


@pytest.mark.req("GEN-04")
def test_a_program_fills_and_freezes_lists(cast: Cast, anna: Employee, sign_in: SignIn) -> None:
    client = sign_in(anna)
    held = static(anna, "Held")
    address = f"/api/contact-lists/{held.pk}/"
    with enter(cast.dora.pk):
        numbers = dict(Contact.objects.values_list("name", "pk"))

    added = client.post(f"{address}contacts/", {"contacts": list(numbers.values())}, JSON)
    removed = client.delete(f"{address}contacts/", {"contacts": [numbers["Alfa"]]}, JSON)
    copy = client.post(f"{address}copy/", {"name": "Kept"}, JSON)
    read = client.get(f"/api/contacts/?lists={copy.json()['id']}").json()["items"]

    # Zeta is Boris's: Anna does not see it.
    assert (added.json(), removed.json()) == ({"changed": 3}, {"changed": 1})
    assert [item["caption"] for item in read] == ["Beta", "Gama"]


JSON: Any = "application/json"
