"""Pairs of duplicates in the page and for programs (CON-20)."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.duplicates.finding import find_all

pytestmark = pytest.mark.req("CON-20")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def twice(cast: Cast) -> tuple[Contact, Contact]:
    """An account of Anna's that is there twice."""
    names = ("Alfa Construct", "Alfa Construct SRL")
    one, other = (contact(owner=cast.anna, by=cast.anna, name=name) for name in names)
    find_all()
    return one, other


def test_the_page_shows_pairs_with_reasons_and_leads_to_merging(
    cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn
) -> None:
    one, other = twice

    page = sign_in(cast.anna).get("/duplicates/").content.decode()

    assert "the same name" in page
    assert f"/contacts/merge/?record={one.pk}&amp;record={other.pk}&amp;next=%2Fduplicates%2F" in page
    assert "Alfa Construct" not in sign_in(cast.boris).get("/duplicates/").content.decode()


def test_not_the_same_takes_a_pair_off_the_page_and_compare_again_brings_it_back(
    cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn
) -> None:
    client, sent = sign_in(cast.anna), {"pair": f"{twice[0].pk}-{twice[1].pk}"}

    def is_shown(query: str = "") -> bool:
        return "the same name" in client.get(f"/duplicates/{query}").content.decode()

    client.post("/duplicates/decide/", sent)
    decided = (is_shown(), is_shown("?state=dismissed"))
    client.post("/duplicates/decide/", sent | {"is_same": "1"})

    assert decided == (False, True)
    assert is_shown()
    assert not is_shown("?kind=person")
    assert not is_shown("?score=90")
    assert is_shown("?whose=mine&after=x")


def test_who_does_not_see_both_decides_nothing(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn) -> None:
    sent = {"pair": f"{twice[0].pk}-{twice[1].pk}"}

    answer = sign_in(cast.boris).post("/duplicates/decide/", sent)

    assert answer.status_code == 404
    assert "the same name" in sign_in(cast.anna).get("/duplicates/").content.decode()


def test_a_decision_leads_back_to_our_pages_alone(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn) -> None:
    client, sent = sign_in(cast.anna), {"pair": f"{twice[0].pk}-{twice[1].pk}"}

    back = client.post("/duplicates/decide/", sent | {"next": "/duplicates/?score=70"})
    away = client.post("/duplicates/decide/", sent | {"next": "https://evil.example/"})

    assert (back.headers["Location"], away.headers["Location"]) == ("/duplicates/?score=70", "/duplicates/")


@pytest.mark.parametrize("pair", ["", "1", "1-2-3", "x-y", "0-0"])
def test_what_is_no_pair_is_not_decided(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn, pair: str) -> None:
    assert sign_in(cast.anna).post("/duplicates/decide/", {"pair": pair}).status_code == 404


def test_three_that_are_one_are_shown_together_and_merged_or_decided_at_once(
    cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)
    third = contact(owner=cast.anna, by=cast.anna, name="Alfa Construct SA")
    find_all()

    (row,) = client.get("/duplicates/?kind=account").context["rows"]
    merged = client.get(row["merge_url"]).content.decode()
    client.post("/duplicates/decide/", {"pair": row["keys"]})

    assert [each for each, _second, _url in row["contacts"]] == [*twice, third]
    assert (row["can_merge"], len(row["lines"])) == (True, 3)
    assert "Merge 3 records" in merged
    assert 'href="/duplicates/?kind=account"' in merged
    assert client.get("/duplicates/").context["rows"] == []
    assert len(client.get("/duplicates/?state=dismissed").context["rows"]) == 3


def test_one_pair_of_three_is_decided_by_itself(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    contact(owner=cast.anna, by=cast.anna, name="Alfa Construct SA")
    find_all()

    client.post("/duplicates/decide/", {"pair": f"{twice[0].pk}-{twice[1].pk}"})

    (row,) = client.get("/duplicates/").context["rows"]
    assert len(row["lines"]) == 2


def test_merging_leads_back_to_where_one_came_from(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn) -> None:
    client, (one, other) = sign_in(cast.anna), twice
    url = f"/contacts/merge/?record={one.pk}&record={other.pk}"

    few = client.get(f"/contacts/merge/?record={one.pk}&next=/duplicates/")
    away = client.get(f"{url}&next=javascript:alert(1)").content.decode()
    done = client.post(f"{url}&next=/duplicates/?score=70", {"winner": one.pk})

    assert (few.headers["Location"], done.headers["Location"]) == ("/duplicates/", "/duplicates/?score=70")
    assert "javascript:alert" not in away.split("form-foot")[1]


def test_a_search_is_begun_seen_and_stopped_in_the_page(
    cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)

    client.post("/duplicates/search/")
    page = client.get("/duplicates/").content.decode()
    progress_url = page.split('<live-progress class="progress-card" url="')[1].split('"')[0]
    progress = client.get(progress_url).json()
    client.post(progress_url.replace("progress", "cancel"))

    assert progress | {"total": 0} == {"done": 0, "total": 0, "state": "running", "message": progress["message"]}
    assert client.get(progress_url).json()["state"] == "cancelled"
    assert sign_in(cast.boris).get(progress_url).status_code == 404


def test_programs_page_through_pairs_and_decide(cast: Cast, twice: tuple[Contact, Contact], sign_in: SignIn) -> None:
    client, (one, other) = sign_in(cast.anna), twice
    contact(owner=cast.anna, by=cast.anna, name="Alfa Construct SA")
    find_all()

    first = client.get("/api/contacts/duplicates/pairs/?limit=2").json()
    second = client.get(f"/api/contacts/duplicates/pairs/?limit=2&after={first['next']}").json()
    sent = json.dumps({"other": other.pk})
    decided = client.post(f"/api/contacts/{one.pk}/duplicates/", sent, "application/json")
    unknown = client.post(f"/api/contacts/{one.pk}/duplicates/", json.dumps({"other": 0}), "application/json")

    assert [len(first["results"]), len(second["results"]), second["next"]] == [2, 1, ""]
    assert first["results"][0] == {
        "contacts": [{"id": one.pk, "caption": "Alfa Construct"}, {"id": other.pk, "caption": "Alfa Construct SRL"}],
        "score": 75,
        "reasons": ["the same name"],
    }
    assert (decided.status_code, unknown.status_code) == (204, 422)
    assert len(client.get("/api/contacts/duplicates/pairs/?dismissed=1").json()["results"]) == 1
