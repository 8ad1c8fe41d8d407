"""Authenticator app and recovery codes: set up after proving who one is, asked for at sign-in (SEC-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import identify_hasher
from django.test import Client, override_settings

from liant.kernel.signin.tests.entrance import code_of, enter_password, forget_proof, login_of, set_up_app
from liant.kernel.testing.cast import PASSWORD, Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
CHANGES = (
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/recovery-codes/generate/",
)


def kept(name: str, kind: str) -> Any:
    """What is kept of a second factor."""
    return Authenticator.objects.get(user=login_of(name), type=kind)


def test_who_has_an_app_enters_with_its_code_after_the_password(cast: Cast, browser: Browser) -> None:
    secret = set_up_app(browser("anna"))
    client = Client()

    first = enter_password(client, "anna")
    between = client.get("/")
    second = client.post("/account/2fa/authenticate/", {"code": code_of(secret, 1)})

    assert first["Location"] == "/account/2fa/authenticate/"
    assert between["Location"].startswith("/account/login/")
    assert second["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_code_opens_once(cast: Cast, browser: Browser) -> None:
    secret = set_up_app(browser("anna"))
    code = code_of(secret, 1)
    first, second = Client(), Client()
    for client in (first, second):
        enter_password(client, "anna")

    answers = [client.post("/account/2fa/authenticate/", {"code": code}).status_code for client in (first, second)]

    assert answers == [302, 200]


def test_a_code_counts_for_half_a_minute(cast: Cast, browser: Browser, settings: Any) -> None:
    secret = set_up_app(browser("anna"))
    del settings.MFA_TOTP_TOLERANCE
    client = Client()
    enter_password(client, "anna")

    answers = [client.post("/account/2fa/authenticate/", {"code": code_of(secret, step)}) for step in (-1, 2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "counts for half a minute" in answers[0].content.decode()


def test_recovery_codes_are_shown_once_and_open_once(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    set_up_app(client)

    codes = client.get("/account/2fa/recovery-codes/").context["unused_codes"]
    again = client.get("/account/2fa/recovery-codes/").context["unused_codes"]

    assert len(set(codes)) == 10
    assert set(again) == {"****"}
    assert [enter_with(codes[0]), enter_with(codes[0])] == [302, 200]


def test_new_recovery_codes_replace_the_old_ones(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    set_up_app(client)
    old = client.get("/account/2fa/recovery-codes/").context["unused_codes"]

    client.post("/account/2fa/recovery-codes/generate/")

    new = client.get("/account/2fa/recovery-codes/").context["unused_codes"]
    assert set(old).isdisjoint(new)
    assert [enter_with(old[0]), enter_with(new[0])] == [200, 302]


@pytest.mark.parametrize("url", CHANGES)
def test_some_minutes_after_signing_in_one_proves_again_who_one_is(cast: Cast, browser: Browser, url: str) -> None:
    client = browser("anna")
    set_up_app(client)
    Authenticator.objects.filter(type="totp").delete()
    before = client.get(url)
    forget_proof(client)

    turned_away = client.get(url)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    after = client.get(url)

    assert before.status_code == 200
    assert turned_away["Location"].startswith("/account/reauthenticate/")
    assert after.status_code == 200


def test_a_copy_of_the_database_tells_no_secrets(cast: Cast, browser: Browser) -> None:
    secret = set_up_app(browser("anna"))

    app, codes = kept("anna", "totp"), kept("anna", "recovery_codes")

    assert secret not in str(app.data)
    assert codes.wrap().generate_codes()[0] not in str(codes.data)


def test_recovery_codes_that_were_shown_are_kept_as_hashes_alone(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    set_up_app(client)

    codes = client.get("/account/2fa/recovery-codes/").context["unused_codes"]

    data = kept("anna", "recovery_codes").data
    assert data.keys() == {"hashes", "viewed_at"}
    assert all(identify_hasher(one) for one in data["hashes"])
    assert not any(code in str(data) for code in codes)
    # Typed as they are read, in two halves.
    assert enter_with(f"{codes[3][:4]} {codes[3][4:]}") == 302
    assert kept("anna", "recovery_codes").wrap().get_unused_codes() == ["****"] * 9
    assert [enter_with(codes[3]), enter_with(codes[9])] == [200, 302]


def test_the_second_factor_survives_a_new_secret_key_beside_the_old_one(cast: Cast, browser: Browser) -> None:
    from django.conf import settings

    secret = set_up_app(browser("anna"))

    with override_settings(SECRET_KEY="a new key", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert kept("anna", "totp").wrap().validate_code(code_of(secret, 1))


def enter_with(code: str) -> int:
    """Sign in as Anna with a second factor; the status of the answer."""
    client = Client()
    enter_password(client, "anna")
    return int(client.post("/account/2fa/authenticate/", {"code": code}).status_code)
