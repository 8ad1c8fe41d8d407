"""What happens to logins is told: second factors, sessions, lock-outs, API tokens, single sign-on (SEC-08, SEC-09)."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.test import Client, RequestFactory

from liant.config.signing_in import open_id_provider as provider_from
from liant.kernel.access.actor import enter
from liant.kernel.access.models import ApiToken, Employee
from liant.kernel.audit.reading import acts
from liant.kernel.history.models import Entry
from liant.kernel.signin.tests.entrance import enter_password, login_of, set_up_app
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.openid import OpenIDProvider, open_id_provider

pytestmark = pytest.mark.req("SEC-08", "SEC-09")

# As many wrong passwords lock an account for a quarter of an hour.
MOST = 10
Told = Callable[..., list[tuple[str, ...]]]


def browser(name: str) -> Client:
    """A browser in which a member of the cast has signed in."""
    client = Client()
    assert enter_password(client, name).status_code == 302
    return client


@pytest.fixture
def told(cast: Cast) -> Told:
    """The acts of these kinds as the audit shows them, oldest first: who, what, on whom, and the rest."""

    def in_words(*verbs: str) -> list[tuple[str, ...]]:
        with enter(cast.dora.pk):
            entries = Entry.objects.defer(None).filter(verb__in=verbs).order_by("pk")
            return [
                (act.who, act.what, act.subject.caption if act.subject else "", *map(str, act.lines))
                for act in acts(list(entries))
            ]

    return in_words


def test_a_second_factor_is_told_when_set_up_and_when_removed(
    cast: Cast, told: Told, django_capture_on_commit_callbacks: Any
) -> None:
    client = browser("anna")
    with django_capture_on_commit_callbacks() as at_commit:
        set_up_app(client)
    with request_context(RequestFactory().get("/")):
        for call in at_commit:
            call()

    client.post("/account/2fa/totp/deactivate/")

    assert told("second_factor", "second_factor_removed") == [
        ("Anna North", "set up a second factor", "", "By: authenticator app"),
        ("Anna North", "set up a second factor", "", "By: recovery code"),
        ("Anna North", "removed a second factor", "", "By: authenticator app"),
        ("Anna North", "removed a second factor", "", "By: recovery code"),
    ]


def test_a_wrong_code_is_a_failed_sign_in_though_the_password_was_right(cast: Cast, told: Told) -> None:
    set_up_app(browser("anna"))
    client = Client()
    enter_password(client, "anna")

    client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert told("sign_in_failed") == [("Unknown", "failed to sign in as", "Anna North", "By: authenticator app")]


def test_what_an_administrator_does_to_a_login_is_told_of_its_employee(cast: Cast, told: Told) -> None:
    set_up_app(browser("anna"))
    administrator, number = browser("dora"), login_of("anna").pk

    for act in ("unlock", "sign-out", "reset"):
        administrator.post(f"/account/logins/{number}/{act}/")

    assert told("unlock", "signed_out", "second_factor_reset") == [
        ("Dora Director", "unlocked the login of", "Anna North"),
        ("Dora Director", "signed out everywhere the login of", "Anna North"),
        ("Dora Director", "removed the second factor of", "Anna North"),
    ]
    assert not Authenticator.objects.filter(user=number).exists()


def test_a_refused_act_on_a_login_is_not_told(cast: Cast, told: Told) -> None:
    omar = browser("omar")

    for act in ("unlock", "sign-out", "reset"):
        omar.post(f"/account/logins/{login_of('anna').pk}/{act}/")

    assert told("unlock", "signed_out", "second_factor_reset") == []


def test_sessions_ended_are_told_with_their_devices(cast: Cast, told: Told) -> None:
    phone, client = Client(headers={"user-agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0"}), browser("anna")
    enter_password(phone, "anna")

    client.post("/account/sessions/end-others/")

    (act,) = told("sessions_ended")
    assert act[:3] == ("Anna North", "signed out on other devices", "")
    assert "on Android" in act[3]


def test_a_login_that_is_locked_is_told_once(cast: Cast, told: Told) -> None:
    for number in range(MOST + 2):
        enter_password(Client(), "anna", f"wrong number {number}")

    assert len(told("sign_in_failed")) == MOST
    assert told("lock_out") == [("Unknown", "locked, by failed attempts, the login of", "Anna North")]


def test_api_tokens_are_told_when_made_and_when_revoked_but_never_their_secret(cast: Cast, told: Told) -> None:
    client = browser("anna")
    made = client.post("/account/tokens/new/", {"name": "Accounting", "scope": "write", "days": "30"})
    with enter(cast.anna.pk):
        token = ApiToken.objects.get()

    client.post(f"/account/tokens/{token.pk}/revoke/")

    first, second = told("token", "token_revoked")
    assert first[:5] == ("Anna North", "made an API token", "", "Name: Accounting", "Scope: read and write")
    assert first[5].startswith("Until: ")
    assert second == ("Anna North", "revoked an API token", "", "Name: Accounting")
    with enter(cast.dora.pk):
        everything = str([entry.told for entry in Entry.objects.defer(None)])
    assert made.context["secret"] not in everything
    assert token.digest not in everything


@pytest.fixture(scope="module")
def running() -> Iterator[OpenIDProvider]:
    """The provider of single sign-on."""
    with open_id_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: OpenIDProvider, settings: Any) -> OpenIDProvider:
    """The provider, and Liant set up to use it and to make logins for known employees."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [provider_from(running.environment)]}
    }
    settings.OIDC_JOIN = True
    return running


def sign_on(provider: OpenIDProvider, email: str, *, is_verified: bool = True) -> None:
    """Come back from the provider with its word for that address."""
    provider.know(email, email=email, email_verified=is_verified)
    client = Client()
    there = client.get("/account/oidc/company/login/")["Location"]
    back = requests.post(there, data={"sub": email}, allow_redirects=False, timeout=10).headers["Location"]
    client.get(urlsplit(back)._replace(scheme="", netloc="").geturl())


def test_single_sign_on_is_told_as_such(cast: Cast, told: Told, provider: OpenIDProvider) -> None:
    sign_on(provider, "anna@cast.example")

    assert told("sign_in") == [("Anna North", "signed in", "", "By: single sign-on")]


def test_a_login_made_by_single_sign_on_is_told(cast: Cast, told: Told, provider: OpenIDProvider) -> None:
    with enter(cast.dora.pk):
        Employee.objects.create(given_name="Ștefania", family_name="Nouă", unit=cast.omar.unit, email="s@cast.example")

    sign_on(provider, "s@cast.example")

    assert told("login") == [("Ștefania Nouă", "got a login by single sign-on", "")]


def test_a_refused_single_sign_on_is_told_with_its_reason(cast: Cast, told: Told, provider: OpenIDProvider) -> None:
    sign_on(provider, "anna@cast.example", is_verified=False)
    sign_on(provider, "mallory@elsewhere.example")

    by = ("By: single sign-on", "Why it was refused: ")
    assert told("sign_in_failed") == [
        ("Unknown", "failed to sign in as", "Anna North", by[0], by[1] + "the provider does not confirm the address"),
        ("Unknown", "failed to sign in as", "mallory@elsewhere.example", by[0],
         by[1] + "nobody signs in with that address"),
    ]  # fmt: skip
