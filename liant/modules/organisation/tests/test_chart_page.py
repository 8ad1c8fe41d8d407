"""The page of the chart and its API: read by every employee, changed by who may (RES-01, SEC-02)."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.days import today
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.organisation.chart.moving import move

pytestmark = pytest.mark.req("RES-01")

SignIn = Callable[[Employee], Client]
DAY = timedelta(days=1)


@pytest.fixture
def on(cast: Cast) -> date:
    """Today."""
    with enter(cast.anna.pk):
        return today()


def rows(answer: Any) -> dict[str, Any]:
    """The units of a page as they come, by name."""
    found = list(answer.context["rows"])
    for row in found:
        found[found.index(row) + 1 : found.index(row) + 1] = row.parts
    return {row.node.unit.name: row for row in found}


def post(browser: Client, url: str, data: dict[str, Any]) -> Any:
    return browser.post(url, json.dumps(data), content_type="application/json")


def test_every_employee_reads_the_chart_and_moves_nothing_in_it(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.omar).get("/chart/")

    assert list(rows(answer)) == ["Company", "Sales", "North", "South", "Service"]
    assert 'draggable="true"' not in answer.content.decode()
    assert "chart-move" not in answer.content.decode()


def test_an_employee_that_one_looks_for_is_shown_in_the_opened_unit(cast: Cast, sign_in: SignIn) -> None:
    found = rows(sign_in(cast.omar).get(f"/chart/?open=employee-{cast.irina.pk}"))

    assert [(person.post.employee, person.is_chosen) for person in found["South"].staff] == [
        (cast.boris, False), (cast.irina, True),
    ]  # fmt: skip
    assert found["North"].staff == []
    assert found["Sales"].is_open


@pytest.mark.parametrize("query", ["date=no&open=unit-x", "open=unit-999999", "date=0000-01-01", "open=employee-"])
def test_an_address_that_makes_no_sense_shows_the_chart_of_today(cast: Cast, sign_in: SignIn, query: str) -> None:
    answer = sign_in(cast.omar).get(f"/chart/?{query}")

    assert (answer.status_code, len(rows(answer)), answer.context["asked"].is_today) == (200, 5, True)


def test_the_page_of_a_day_shows_what_is_planned_for_it(cast: Cast, sign_in: SignIn, on: date) -> None:
    move(cast.irina, cast.omar.unit, on + DAY, by=cast.dora)
    browser = sign_in(cast.anna)

    later = rows(browser.get(f"/chart/?date={on + DAY}&open=employee-{cast.irina.pk}"))

    assert rows(browser.get("/chart/"))["Service"].node.own == 1
    assert [person.post.employee for person in later["Service"].staff] == [cast.irina, cast.omar]


def test_units_and_employees_are_found_by_a_part_of_their_name(cast: Cast, sign_in: SignIn) -> None:
    found = sign_in(cast.omar).get("/chart/find/?q=nor").json()

    assert [option["value"] for option in found] == [f"unit-{cast.anna.unit_id}", f"employee-{cast.anna.pk}"]


def test_the_dialog_moves_and_offers_to_undo(cast: Cast, sign_in: SignIn, on: date) -> None:
    browser = sign_in(cast.dora)
    url = f"/chart/move/?unit={cast.boris.unit_id}"

    asked = browser.get(f"{url}&to={cast.omar.unit_id}")
    answer = browser.post(url, {"to": cast.omar.unit_id, "on": on}, follow=True)

    assert asked.context["form"].initial == {"to": str(cast.omar.unit_id), "on": on}
    assert [part.unit.name for part in rows(answer)["Service"].node.parts] == ["South"]
    assert "/undo/" in answer.content.decode()


def test_a_refused_move_says_why_at_its_field(cast: Cast, sign_in: SignIn, on: date) -> None:
    url = f"/chart/move/?unit={cast.eleni.unit_id}"

    answer = sign_in(cast.dora).post(url, {"to": cast.boris.unit_id, "on": on - DAY})
    again = sign_in(cast.dora).post(url, {"to": cast.boris.unit_id, "on": on})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["on"])
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["to"])


def test_where_a_unit_can_not_go_is_told_beforehand(cast: Cast, sign_in: SignIn) -> None:
    told = sign_in(cast.dora).get(f"/chart/refused/?unit={cast.eleni.unit_id}").json()

    refused = {cast.dora.unit_id, cast.eleni.unit_id, cast.anna.unit_id, cast.boris.unit_id}
    assert set(map(int, told)) == refused


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("part", ["move", "refused"])
def test_who_may_not_change_the_chart_is_not_asked_where_to(cast: Cast, sign_in: SignIn, part: str) -> None:
    answer = sign_in(cast.eleni).get(f"/chart/{part}/?employee={cast.boris.pk}")

    assert answer.status_code == 403


def test_a_program_reads_the_tree_and_moves(cast: Cast, sign_in: SignIn, on: date) -> None:
    browser = sign_in(cast.dora)

    moved = post(browser, "/api/chart/moves/", {"employee": cast.anna.pk, "to": cast.omar.unit_id, "on": f"{on + DAY}"})
    (company,) = browser.get(f"/api/chart/?date={on + DAY}").json()

    assert (moved.status_code, moved.json()["starts_on"], moved.json()["ends_on"]) == (200, f"{on + DAY}", None)
    assert company["employees_in_all"] == 6
    assert [(part["caption"], part["employees"]) for part in company["parts"]] == [("Sales", 1), ("Service", 2)]


@pytest.mark.parametrize("wrong", ["both", "neither", "nowhere", "inside"])
def test_a_program_is_told_what_is_wrong_with_a_move(cast: Cast, sign_in: SignIn, wrong: str) -> None:
    unit, inside = cast.eleni.unit_id, cast.boris.unit_id
    sent = {
        "both": {"unit": unit, "employee": cast.anna.pk, "to": inside}, "neither": {"to": inside},
        "nowhere": {"unit": unit, "to": 999999}, "inside": {"unit": unit, "to": inside},
    }  # fmt: skip

    answer = post(sign_in(cast.dora), "/api/chart/moves/", sent[wrong])

    field = "unit" if wrong in ("both", "neither") else "to"
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [field])


@pytest.mark.req("SEC-02")
def test_a_program_moves_nothing_without_the_right(cast: Cast, sign_in: SignIn) -> None:
    answer = post(sign_in(cast.eleni), "/api/chart/moves/", {"employee": cast.anna.pk, "to": cast.omar.unit_id})

    assert answer.status_code == 403


def test_the_chart_is_in_the_navigation_of_everyone_and_beside_the_units(cast: Cast, sign_in: SignIn) -> None:
    for employee in (cast.dora, cast.omar):
        page = sign_in(employee).get("/units/").content.decode()

        assert page.count('href="/chart/"') == 2


def test_a_name_is_shown_as_it_is_and_never_becomes_markup(cast: Cast, sign_in: SignIn) -> None:
    commands.change(cast.anna.unit, {"name": "<b>{number}</b>", "manager": cast.omar}, by=cast.dora)
    commands.change(cast.omar, {"given_name": '"><script>'}, by=cast.dora)

    page = sign_in(cast.dora).get("/chart/").content.decode()

    assert page.count("&lt;b&gt;{number}&lt;/b&gt;") == 2
    assert "&quot;&gt;&lt;script&gt;" in page
    assert "<b>{number}" not in page
