"""Who asks too much waits, the others do not; programs know how much is left (SEC-09; OWASP ASVS 5.0, 2.4)."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.api.tokens import make_token
from liant.kernel.testing.cast import Cast
from liant.kernel.throttling.counting import count
from liant.kernel.throttling.jobs import forget
from liant.kernel.throttling.limits import Limit
from liant.kernel.throttling.models import Count
from liant.kernel.throttling.rate import Rate

pytestmark = pytest.mark.req("SEC-09")

SignIn = Callable[[Employee], Client]


@pytest.fixture(autouse=True)
def three_each(settings: Any, db: None) -> None:
    """Three requests of each kind in a minute, of which none was made: counts of a live server outlive its test."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, Rate(3, 60))
    Count.objects.all().delete()


def statuses(client: Client, path: str, times: int = 4) -> list[int]:
    return [client.get(path).status_code for _time in range(times)]


@pytest.mark.parametrize(
    "path", ["/contacts/", "/contacts/export/", "/search/?q=pop", "/contacts/options/", "/contacts/import/", "/chart/"]
)
def test_who_asks_too_much_waits_and_a_colleague_does_not(cast: Cast, sign_in: SignIn, path: str) -> None:
    asked = statuses(sign_in(cast.dora), path)

    assert asked == [200, 200, 200, 429]
    assert statuses(sign_in(cast.eleni), path, 1) == [200]


def test_exports_do_not_use_up_what_pages_may_ask(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)

    statuses(client, "/contacts/export/")

    assert statuses(client, "/contacts/", 1) == [200]


def test_the_page_says_in_words_when_to_try_again(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    statuses(client, "/contacts/?q=pop")

    refused = client.get("/contacts/?q=pop")

    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert f"Try again in {refused.headers['Retry-After']} seconds." in refused.content.decode()
    assert 'href="/contacts/?q=pop"' in refused.content.decode()


@pytest.mark.req("GEN-04")
def test_a_program_is_told_the_rule_what_is_left_and_when_it_begins_anew(cast: Cast) -> None:
    client = program(cast.anna)

    first, *_others, refused = [client.get("/api/contacts/") for _time in range(4)]

    assert first.headers["RateLimit-Policy"] == '"api";q=3;w=60'
    assert first.headers["RateLimit"].startswith('"api";r=2;t=')
    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.headers["RateLimit"].startswith('"api";r=0;t=')
    assert f"Try again in {refused.headers['Retry-After']} seconds." in refused.json()["title"]


@pytest.mark.req("GEN-04")
def test_a_second_token_is_no_second_allowance(cast: Cast) -> None:
    statuses(program(cast.anna), "/api/contacts/")

    assert statuses(program(cast.anna), "/api/contacts/", 1) == [429]
    assert statuses(program(cast.boris), "/api/contacts/", 1) == [200]


def test_strangers_share_the_allowance_of_their_address(cast: Cast) -> None:
    asked = [Client(REMOTE_ADDR="192.0.2.7").get("/account/login/").status_code for _time in range(4)]

    assert asked == [200, 200, 200, 429]
    assert statuses(Client(REMOTE_ADDR="192.0.2.8"), "/account/login/", 1) == [200]


def test_an_address_of_ipv6_stands_for_its_network(cast: Cast) -> None:
    asked = [Client(REMOTE_ADDR=f"2001:db8::{host}").get("/account/login/").status_code for host in range(1, 5)]

    assert asked == [200, 200, 200, 429]
    assert statuses(Client(REMOTE_ADDR="2001:db8:0:1::1"), "/account/login/", 1) == [200]


def test_who_guesses_tokens_is_a_stranger(cast: Cast) -> None:
    guesses = [Client(headers={"Authorization": f"Bearer liant_{number}"}) for number in range(4)]

    assert [client.get("/api/contacts/").status_code for client in guesses] == [401, 401, 401, 429]


def test_a_refused_change_is_not_made(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    statuses(client, "/contacts/", 3)

    answer = client.post("/contacts/new/?kind=account", {"name": "Hotel Ștefan"})

    assert answer.status_code == 429
    assert b"Hotel" not in client.get("/api/contacts/").content


def test_static_files_count_for_nobody(cast: Cast, client: Client) -> None:
    statuses(client, "/static/favicon.svg")

    assert statuses(client, "/account/login/", 1) == [200]


def test_the_log_tells_it_once(cast: Cast, sign_in: SignIn, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "liant.throttling"):
        statuses(sign_in(cast.anna), "/contacts/", 6)

    assert [record.message for record in caplog.records if record.name == "liant.throttling"] == [
        f"Rate limit pages exceeded by {cast.anna.pk}"
    ]


def test_a_span_that_is_over_begins_anew(cast: Cast) -> None:
    limit = Limit("pages", "7")
    for _time in range(4):
        count(limit)
    Count.objects.update(began_at="2026-01-01T00:00:00Z")

    again = count(limit)

    assert (again.asked, again.left, again.reset) == (1, 2, 60)


def test_counts_that_are_over_are_forgotten(cast: Cast) -> None:
    count(Limit("pages", "7"))
    count(Limit("pages", "8"))
    Count.objects.filter(key="pages:7").update(began_at="2026-01-01T00:00:00Z")

    forget()

    assert [one.key for one in Count.objects.all()] == ["pages:8"]


def program(employee: Employee) -> Client:
    """A program with a new token of that employee."""
    with enter(employee.pk):
        _token, secret = make_token("A program", "read", 1, by=employee)
    return Client(headers={"Authorization": f"Bearer {secret}"})
