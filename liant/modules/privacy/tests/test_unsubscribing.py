"""Unsubscribing by a link or STOP: at once, without signing in, remembered by a hash (CON-21; RFC 8058)."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from liant.kernel.access.actor import enter
from liant.kernel.fields.hashed import hash_of
from liant.kernel.testing.cast import Cast
from liant.modules.privacy.asking import refusals
from liant.modules.privacy.models import Suppression
from liant.modules.privacy.tests.saying import person, rows, say
from liant.modules.privacy.unsubscribing import stop, unsubscribe_headers

pytestmark = pytest.mark.req("CON-21")


def path_in(headers: dict[str, str]) -> str:
    return headers["List-Unsubscribe"].strip("<>").removeprefix("https://crm.example.ro")


@pytest.fixture
def link(cast: Cast) -> str:
    """The path in a mail to Pop, who consented to marketing."""
    pop = person(cast.anna)
    say(pop, cast.anna)
    return path_in(unsubscribe_headers("pop@example.ro", pop, "marketing", site="https://crm.example.ro/"))


def test_mail_programs_find_a_link_and_that_one_click_is_enough(cast: Cast) -> None:
    headers = unsubscribe_headers("pop@example.ro", person(cast.anna), "marketing", site="https://crm.example.ro")

    assert headers["List-Unsubscribe"].startswith("<https://crm.example.ro/unsubscribe/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "pop@example.ro" not in headers["List-Unsubscribe"]


def test_looking_at_the_link_changes_nothing(cast: Cast, link: str) -> None:
    page = Client().get(link)

    assert page.status_code == 200
    assert b"Unsubscribe?" in page.content
    with enter(cast.dora.pk):
        assert not Suppression.objects.exists()


def test_one_click_withdraws_marketing_and_greetings_and_suppresses_the_address(cast: Cast, link: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        link, {"List-Unsubscribe": "One-Click"}, headers={"User-Agent": "Mail/1.0"}
    )

    assert answer.status_code == 200
    pop = rows_of_pop(cast)
    withdrawn = {
        (row["channel"], row["purpose"], row["source"], row["agent"]) for row in pop if row["state"] == "withdrawn"
    }
    assert withdrawn == {
        ("email", "marketing", "unsubscribe", "Mail/1.0"), ("email", "greetings", "unsubscribe", "Mail/1.0"),
    }  # fmt: skip
    with enter(cast.dora.pk):
        assert [(row.channel, row.address) for row in Suppression.objects.all()] == [
            ("email", hash_of("pop@example.ro"))
        ]


def rows_of_pop(cast: Cast) -> list[dict[str, object]]:
    from liant.modules.privacy.models import Consent

    with enter(cast.dora.pk):
        return list(Consent.objects.filter(contact__family_name="Pop").values())


def test_a_link_may_be_used_twice(cast: Cast, link: str) -> None:
    for _time in range(2):
        assert Client().post(link).status_code == 200

    assert len(rows_of_pop(cast)) == 3


def test_a_link_that_we_did_not_sign_leads_nowhere(cast: Cast, link: str) -> None:
    forged = reverse("privacy:unsubscribe", args=[json.dumps([1, "email", "marketing", "0"])])

    assert Client().post(link[:-3] + "xy/").status_code == 404
    assert Client().post(forged).status_code == 404
    with enter(cast.dora.pk):
        assert not Suppression.objects.exists()


def test_an_employee_who_tries_the_link_is_named(cast: Cast, link: str, sign_in: Any) -> None:
    answer = sign_in(cast.omar).post(link)

    assert answer.status_code == 200
    assert {row["employee_id"] for row in rows_of_pop(cast) if row["state"] == "withdrawn"} == {cast.omar.pk}


def test_a_gateway_tells_of_stop_and_of_what_is_no_number(cast: Cast, sign_in: Any) -> None:
    client = sign_in(cast.omar)

    told = client.post("/api/consents/stop/", {"number": "0722 123 456"}, "application/json")
    wrong = client.post("/api/consents/stop/", {"number": "12"}, "application/json")

    assert (told.status_code, wrong.status_code) == (204, 422)
    with enter(cast.anna.pk):
        assert Suppression.objects.get().address == hash_of("+40722123456")


def test_stop_ends_messages_to_all_who_have_the_number_and_is_remembered_where_nobody_has(cast: Cast) -> None:
    pop = person(cast.anna, phones=[{"number": "+40722123456", "kind": "mobile"}])
    say(pop, cast.anna, channel="sms")

    stop("0722 123 456", proof="Gateway 17")
    stop("0722 999 888")

    assert {(row.purpose, row.source) for row in rows(pop, cast.anna) if row.state == "withdrawn"} == {
        ("marketing", "stop"), ("greetings", "stop"),
    }  # fmt: skip
    with enter(cast.anna.pk):
        assert refusals([pop.pk], "sms", "marketing") == {pop.pk: "The contact withdrew its consent."}
        assert {row.address for row in Suppression.objects.all()} == {hash_of("+40722123456"), hash_of("+40722999888")}
