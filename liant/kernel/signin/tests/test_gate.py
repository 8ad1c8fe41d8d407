"""A role may require a second factor: without one, nothing else opens (SEC-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Role
from liant.kernel.entity.registry import entities
from liant.kernel.signin.tests.entrance import set_up_app
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
PAGES = ("/", "/account/", "/account/password/change/", "/search/?q=a", *(entity.list_url for entity in entities()))
PROGRAMS = tuple(f"/api/{entity.slug}/" for entity in entities())


@pytest.fixture
def strict(cast: Cast) -> Cast:
    """Anna's and Boris's role requires a second factor now."""
    with enter(cast.dora.pk):
        Role.objects.filter(name="Scope own").update(requires_second_factor=True)
    return cast


def test_without_a_second_factor_every_page_leads_to_setting_one_up(strict: Cast, browser: Browser) -> None:
    client = browser("anna")

    places = {client.get(page).headers.get("Location") for page in PAGES}

    assert places == {"/account/2fa/required/"}
    assert client.get("/account/2fa/required/").status_code == 200


def test_without_a_second_factor_the_api_refuses_too(strict: Cast, browser: Browser) -> None:
    client = browser("anna")

    answers = [client.get(url) for url in PROGRAMS]

    assert {answer.status_code for answer in answers} == {403}
    assert all("second factor" in answer.json()["title"] for answer in answers)


def test_with_a_second_factor_all_opens_again(strict: Cast, browser: Browser) -> None:
    client = browser("anna")

    set_up_app(client)

    assert {client.get(page).status_code for page in (*PAGES, *PROGRAMS)} == {200}


def test_recovery_codes_alone_are_no_second_factor(strict: Cast, browser: Browser) -> None:
    client = browser("anna")
    set_up_app(client)

    Authenticator.objects.filter(type="totp").delete()

    assert client.get("/")["Location"] == "/account/2fa/required/"


def test_who_holds_no_such_role_is_not_asked(strict: Cast, browser: Browser) -> None:
    client = browser("omar")

    assert client.get("/").status_code == 200
    assert client.get("/account/2fa/required/")["Location"] == "/account/"


def test_the_operator_may_require_it_of_everybody(cast: Cast, browser: Browser, settings: Any) -> None:
    settings.SECOND_FACTOR_FOR_ALL = True
    client = browser("omar")

    before = client.get("/")
    set_up_app(client)

    assert before["Location"] == "/account/2fa/required/"
    assert client.get("/").status_code == 200


def test_one_may_still_sign_out(strict: Cast, browser: Browser) -> None:
    client = browser("anna")

    client.post("/account/logout/")

    assert client.get("/")["Location"].startswith("/account/login/")
