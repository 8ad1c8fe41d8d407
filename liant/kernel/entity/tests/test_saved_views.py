"""Saved views: what a list shows and how, for oneself or for a unit; the database decides who reads them (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Unit
from liant.kernel.entity.models import OpeningView, SavedView
from liant.kernel.entity.saving import kept_parameters
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("GEN-02")

SignIn = Callable[[Employee], Client]


def saved(owner: Employee, unit: str | None = None, parameters: str = "kind=person") -> SavedView:
    """A view of contacts, shared with the unit of this name."""
    with enter(owner.pk):
        shared = Unit.objects.get(name=unit) if unit else None
        return SavedView.objects.create(
            employee=owner, entity="contact", name="Persons", unit=shared, parameters=parameters
        )


def readers(cast: Cast, view: SavedView) -> set[str]:
    """Of the cast who reads a view."""
    found = set()
    for employee in cast.everyone():
        with enter(employee.pk):
            if SavedView.objects.filter(pk=view.pk).exists():
                found.add(str(Employee.objects.get(pk=employee.pk).given_name))
    return found


def test_a_view_is_its_owners_alone_until_it_is_shared(cast: Cast) -> None:
    assert readers(cast, saved(cast.anna)) == {"Anna"}


def test_whoever_is_in_the_unit_or_below_it_reads_what_is_shared_and_so_does_who_keeps_the_chart(cast: Cast) -> None:
    assert readers(cast, saved(cast.eleni, "Sales")) == {"Eleni", "Anna", "Boris", "Irina", "Dora"}
    assert readers(cast, saved(cast.anna, "North")) == {"Anna", "Dora"}


def test_one_shares_with_ones_own_units_only_whatever_the_door(cast: Cast) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"):
        saved(cast.anna, "Sales")


def test_nobody_makes_a_view_in_anothers_name(cast: Cast) -> None:
    with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SavedView.objects.create(employee=cast.boris, entity="contact", name="Not his")


@pytest.mark.parametrize("who", ["boris", "omar"])
def test_who_reads_a_shared_view_does_not_change_it(cast: Cast, who: str) -> None:
    view = saved(cast.eleni, "Sales")

    with enter(getattr(cast, who).pk):
        SavedView.objects.filter(pk=view.pk).update(name="Mine now")
        SavedView.objects.filter(pk=view.pk).delete()

    with enter(cast.eleni.pk):
        assert SavedView.objects.get(pk=view.pk).name == "Persons"


def test_who_keeps_the_chart_mends_what_is_shared(cast: Cast, sign_in: SignIn) -> None:
    view = saved(cast.eleni, "Sales")

    answer = sign_in(cast.dora).post(f"/contacts/views/{view.pk}/delete/")

    assert answer.status_code == 302
    assert readers(cast, view) == set()


def test_a_unit_that_goes_leaves_the_view_to_its_owner(cast: Cast) -> None:
    with enter(cast.dora.pk):
        unit = Unit.objects.create(name="Fair", parent=Unit.objects.get(name="Company"))
    with enter(cast.dora.pk):
        view = SavedView.objects.create(employee=cast.dora, entity="contact", name="Fair", unit=unit)

        unit.delete()

        assert SavedView.objects.get(pk=view.pk).unit_id is None


def test_a_list_opens_with_the_view_that_one_chose(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    made = client.post("/contacts/views/new/?kind=person&sort=-caption&after=x", {"name": "Persons", "opens": "on"})
    opened = client.get("/contacts/")

    with enter(cast.anna.pk):
        view = SavedView.objects.get()
    assert made.headers["Location"] == f"/contacts/?view={view.pk}&kind=person&sort=-caption"
    assert opened.headers["Location"] == made.headers["Location"]
    assert client.get("/contacts/?view=all").status_code == 200


def test_a_shared_view_opens_the_lists_of_those_who_chose_it_and_is_taken_from_them_with_it(
    cast: Cast, sign_in: SignIn
) -> None:
    view = saved(cast.eleni, "Sales")
    sign_in(cast.boris).post(f"/contacts/views/{view.pk}/", {"name": "Other", "opens": "on"})
    before = [sign_in(each).get("/contacts/").status_code for each in (cast.boris, cast.eleni)]

    sign_in(cast.eleni).post(f"/contacts/views/{view.pk}/delete/")

    assert before == [302, 200]
    assert sign_in(cast.boris).get("/contacts/").status_code == 200
    with enter(cast.boris.pk):
        assert not OpeningView.objects.exists()


def test_a_view_takes_over_what_its_list_shows_now(cast: Cast, sign_in: SignIn) -> None:
    view = saved(cast.anna)

    sign_in(cast.anna).post(f"/contacts/views/{view.pk}/keep/?view={view.pk}&kind=account&column=city&column=owner")

    with enter(cast.anna.pk):
        assert SavedView.objects.get().parameters == "column=city&column=owner&kind=account"


def test_a_name_is_there_once_among_ones_own(cast: Cast, sign_in: SignIn) -> None:
    saved(cast.anna)

    answer = sign_in(cast.anna).post("/contacts/views/new/", {"name": "PERSONS"})

    assert answer.status_code == 422
    assert "You have a view of this name already." in answer.content.decode()


def test_another_unit_than_ones_own_is_not_to_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        service = Unit.objects.get(name="Service").pk

    answer = sign_in(cast.anna).post("/contacts/views/new/", {"name": "Ours", "unit": service})

    assert answer.status_code == 422
    with enter(cast.anna.pk):
        assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sort=&q=&kind=person&sort=-caption&after=x&view=7&count=exact", "kind=person&sort=-caption"),
        ("kind=person&column=b&column=a", "column=b&column=a&kind=person"),
        ("q=&after=x", ""),
    ],
)
def test_lists_that_show_the_same_keep_the_same(given: str, kept: str) -> None:
    assert kept_parameters(QueryDict(given)) == kept


@pytest.mark.req("GEN-04")
def test_a_program_makes_changes_and_deletes_views(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.eleni)
    with enter(cast.eleni.pk):
        sales = Unit.objects.get(name="Sales").pk

    made = client.post("/api/views/contacts/", {"name": "Persons", "parameters": "kind=person"}, JSON)
    address = f"/api/views/contacts/{made.json()['id']}/"
    shared = client.patch(address, {"unit": sales, "opens": True}, JSON)
    listed = sign_in(cast.boris).get("/api/views/contacts/").json()
    refused = sign_in(cast.boris).patch(address, {"name": "Mine"}, JSON)
    wrong = client.patch(address, {"unit": sales + 1000, "name": "x"}, JSON)
    gone = client.delete(address)

    assert (made.status_code, made.json()["parameters"], made.json()["unit"]) == (201, "kind=person", None)
    assert (shared.json()["unit"]["caption"], shared.json()["opens"]) == ("Sales", True)
    assert [(view["name"], view["opens"]) for view in listed] == [("Persons", False)]
    assert refused.status_code == 403
    assert (wrong.status_code, gone.status_code) == (422, 204)
    assert client.get("/api/views/contacts/").json() == []


JSON: Any = "application/json"
