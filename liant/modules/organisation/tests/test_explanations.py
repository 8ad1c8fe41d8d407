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
