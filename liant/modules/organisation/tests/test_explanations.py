"""Why an employee may or may not, told on the page of the record (SEC-07)."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-07")

SignIn = Callable[[Employee], Client]


def test_who_gives_rights_sees_everyone_who_sees_the_record(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    shown = sign_in(cast.dora).get(f"/contacts/{made.pk}/access/").context

    assert [row.caption for row in shown["rows"]] == ["Dora Director", "Eleni Head", "Anna North"]


def test_the_reasons_for_one_employee_are_told(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    page = sign_in(cast.dora).get(f"/contacts/{made.pk}/access/?action=change&employee={cast.boris.pk}")

    assert page.context["answer"].text == "Boris South may not (change): the rights do not reach this far."
    assert "It belongs to Anna North, unit North." in page.content.decode()


def test_a_question_about_nothing_known_is_about_everyone_who_sees_it(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    shown = sign_in(cast.dora).get(f"/contacts/{made.pk}/access/?action=fly&employee=nobody").context

    assert shown["permitted"] == 3


def test_others_have_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    page = sign_in(cast.eleni).get(f"/contacts/{made.pk}/access/")

    assert page.status_code == 404


@pytest.mark.req("GEN-04")
def test_programs_of_who_gives_rights_ask_the_same(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    browser = sign_in(cast.dora)

    why = browser.get(f"/api/rights/explained/contacts/{made.pk}/?employee={cast.anna.pk}&action=change").json()
    who = browser.get(f"/api/rights/holders/contacts/{made.pk}/").json()

    assert (why["is_allowed"], why["reasons"]) == (True, ["owns it; by the role “Scope own”, scope: own"])
    assert [employee["caption"] for employee in who] == ["Dora Director", "Eleni Head", "Anna North"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [("?employee=0", 422), ("?employee=1&action=fly", 422), ("?employee=nobody", 422), ("", 422)],
)
def test_programs_are_told_what_they_asked_wrongly(cast: Cast, sign_in: SignIn, asked: str, status: int) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    assert sign_in(cast.dora).get(f"/api/rights/explained/contacts/{made.pk}/{asked}").status_code == status


@pytest.mark.parametrize("what", ["explained", "holders"])
def test_others_are_told_nothing(cast: Cast, sign_in: SignIn, what: str) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    answer = sign_in(cast.eleni).get(f"/api/rights/{what}/contacts/{made.pk}/?employee={cast.anna.pk}")

    assert answer.status_code == 404
