"""The timeline of an account: of itself, its branches and its people (CON-16)."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-16", "CON-06")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def chain(cast: Cast) -> dict[str, Any]:
    """An account with a branch, somebody at either, and somebody who has left; each with an activity."""
    by = {"owner": cast.anna, "by": cast.anna}
    with enter(cast.anna.pk):
        chain = {"account": contact(**by, name="Lanț")}
        chain["branch"] = contact(**by, kind="branch", name="Lanț Cluj", account=chain["account"])
        for name, place, left in (("Here", "account", None), ("There", "branch", None), ("Gone", "branch", 2020)):
            post = {"account": chain[place], "ends_on": left and date(left, 1, 31)}
            chain[name] = contact(**by, kind="person", family_name=name, parts={"positions": [post]})
        for day, (name, whom) in enumerate(chain.items(), 1):
            starts_at = datetime(2026, 3, day, 9, tzinfo=timezone.get_current_timezone())
            activity(**by, contact=whom, summary=f"With {name}", starts_at=starts_at)
    return chain


def titles(answer: Any) -> list[str]:
    return [entry.title for _day, entries in answer.context["days"] for entry in entries]


def test_an_account_has_all_that_concerns_its_branches_and_people(
    cast: Cast, chain: dict[str, Any], sign_in: SignIn
) -> None:
    answer = sign_in(cast.anna).get(f"/contacts/{chain['account'].pk}/timeline/")

    assert titles(answer) == ["With There", "With Here", "With branch", "With account"]
    assert [entry.with_whom for _day, entries in answer.context["days"] for entry in entries][-1] == ""
    assert f'<a href="/contacts/{chain["There"].pk}/">There</a>' in answer.content.decode()


def test_it_is_narrowed_by_whom_it_is_about(cast: Cast, chain: dict[str, Any], sign_in: SignIn) -> None:
    address = f"/contacts/{chain['account'].pk}/timeline/"

    narrowed = sign_in(cast.anna).get(f"{address}?about={chain['Here'].pk}&kind=activities")
    refused = sign_in(cast.anna).get(f"{address}?since=2026-03-05&until=2026-03-01")

    assert titles(narrowed) == ["With Here"]
    assert "This is before the day it begins with." in refused.content.decode()


def test_a_person_has_only_his_own(cast: Cast, chain: dict[str, Any], sign_in: SignIn) -> None:
    answer = sign_in(cast.anna).get(f"/contacts/{chain['Here'].pk}/timeline/")

    assert titles(answer) == ["With Here"]


def test_programs_read_it_by_pages(cast: Cast, chain: dict[str, Any], sign_in: SignIn) -> None:
    client, address = sign_in(cast.anna), f"/api/contacts/{chain['account'].pk}/timeline/"

    first = json.loads(client.get(f"{address}?limit=3").content)
    second = json.loads(client.get(f"{address}?limit=3&after={first['after']}").content)
    damaged = client.get(f"{address}?after=nothing")

    assert [each["title"] for each in first["items"]] == ["With There", "With Here", "With branch"]
    assert [each["title"] for each in second["items"]] == ["With account"]
    assert second["after"] == ""
    assert damaged.status_code == 422
