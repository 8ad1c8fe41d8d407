"""Guessing is slowed down by account and by address, and betrays nothing (SEC-09; OWASP ASVS 5.0, 6.3)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel.access.models import SharedValue
from liant.kernel.signin.tests.entrance import enter_password, login_of, set_up_app
from liant.kernel.signin.throttling import locked
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
# As many wrong passwords lock an account for a quarter of an hour.
MOST = 10


class CountingHasher(Argon2PasswordHasher):
    """The usual one, which remembers how often it worked."""

    worked = 0

    def encode(self, *args: Any, **kwargs: Any) -> str:
        """Make a hash."""
        type(self).worked += 1
        return super().encode(*args, **kwargs)

    def verify(self, *args: Any, **kwargs: Any) -> bool:
        """Check a password."""
        type(self).worked += 1
        return super().verify(*args, **kwargs)


def guess(name: str, times: int) -> list[str]:
    """Enter wrong passwords from new browsers; what the page answers to each."""
    answers = (enter_password(Client(), name, f"wrong number {number}") for number in range(times))
    return [" ".join(answer.context["form"].non_field_errors()) for answer in answers]


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_after_many_failures_even_the_right_password_waits_whether_or_not_the_account_exists(
    cast: Cast, name: str
) -> None:
    told = guess(name, MOST + 1)

    refused = enter_password(Client(), name)

    assert len(set(told[:MOST])) == 1
    assert "not correct" in told[0]
    assert "Too many failed attempts" in told[MOST]
    assert refused.context["form"].non_field_errors() == [told[MOST]]
    assert SharedValue.objects.exists()


def test_one_account_that_is_locked_leaves_the_others_open(cast: Cast) -> None:
    guess("anna", MOST + 1)

    assert enter_password(Client(), "omar").status_code == 302


def test_another_name_of_the_site_gives_no_more_guesses(cast: Cast) -> None:
    guess("anna", MOST)

    client = Client(headers={"host": "localhost"})

    assert "Too many failed" in str(enter_password(client, "anna").context["form"].non_field_errors())


def test_success_forgets_the_failures_before_it(cast: Cast) -> None:
    guess("anna", MOST - 1)
    enter_password(Client(), "anna")

    told = guess("anna", MOST)

    assert all("not correct" in answer for answer in told)


def test_who_tries_many_accounts_from_one_address_is_stopped(cast: Cast, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "5/5m/ip,10/15m/key"}

    told = [guess(f"nobody{number}", 1)[0] for number in range(6)]

    assert "not correct" in told[4]
    assert "Too many failed attempts" in told[5]


def test_guessing_codes_is_limited_too(cast: Cast, browser: Browser) -> None:
    set_up_app(browser("anna"))
    client = Client()
    enter_password(client, "anna")

    answers = [client.post("/account/2fa/authenticate/", {"code": "000000"}) for _ in range(MOST + 1)]

    told = [answer.context["form"].errors["code"][0] for answer in answers]
    assert told[: MOST - 1] == ["Incorrect code."] * (MOST - 1)
    assert "Too many failed attempts" in told[MOST]


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_a_wrong_password_costs_as_much_work_as_an_unknown_address(cast: Cast, settings: Any, name: str) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.{CountingHasher.__name__}"]
    CountingHasher.worked = 0

    guess(name, 1)

    assert CountingHasher.worked == 1


def test_asking_for_a_new_password_answers_the_same_to_known_and_unknown_addresses(cast: Cast) -> None:
    answers = [
        Client().post("/account/password/reset/", {"email": f"{name}@cast.example"}) for name in ("anna", "nobody")
    ]

    queued = ProcrastinateJob.objects.filter(task_name="access.send_reset_link").order_by("id")
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [job.args["email"] for job in queued] == ["anna@cast.example", "nobody@cast.example"]


def test_administrators_alone_see_who_is_locked_and_unlock(cast: Cast, browser: Browser) -> None:
    guess("anna", MOST + 1)
    administrator, other = browser("dora"), browser("omar")
    unlock = f"/account/logins/{login_of('anna').pk}/unlock/"

    seen = administrator.get("/account/logins/?q=anna")
    refused = [other.get("/account/logins/").status_code, other.post(unlock).status_code]

    assert seen.context["locked"] == {"anna@cast.example"}
    assert refused == [403, 403]
    assert locked(["anna@cast.example"])
    administrator.post(unlock)
    assert enter_password(Client(), "anna").status_code == 302


def test_administrators_help_who_lost_the_phone(cast: Cast, browser: Browser) -> None:
    anna, administrator = browser("anna"), browser("dora")
    set_up_app(anna)
    number = login_of("anna").pk

    asked = administrator.get(f"/account/logins/{number}/reset/")
    administrator.post(f"/account/logins/{number}/reset/")
    administrator.post(f"/account/logins/{number}/sign-out/")

    assert "Anna North" in asked.content.decode()
    assert anna.get("/")["Location"].startswith("/account/login/")
    assert enter_password(Client(), "anna")["Location"] == "/"


def test_nobody_else_takes_away_a_second_factor(cast: Cast, browser: Browser) -> None:
    set_up_app(browser("anna"))
    other = browser("omar")
    number = login_of("anna").pk

    statuses = [other.post(f"/account/logins/{number}/{act}/").status_code for act in ("reset", "sign-out")]

    assert statuses == [403, 403]
    assert enter_password(Client(), "anna")["Location"] == "/account/2fa/authenticate/"
