"""Sessions begin anew, end when they should and are in their owner's hands (SEC-09; OWASP ASVS 5.0, 7)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session as Stored
from django.test import Client
from django.utils import timezone

from liant.kernel.access.models import SharedValue
from liant.kernel.signin import sessions
from liant.kernel.signin.jobs import forget_expired
from liant.kernel.signin.tests.entrance import enter_password, forget_proof, login_of
from liant.kernel.testing.cast import PASSWORD, Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)


def is_signed_in(client: Client) -> bool:
    """Whether this browser's session opens the page of the account."""
    return client.get("/account/").status_code == 200


def test_the_session_gets_a_new_key_when_one_signs_in(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    enter_password(client, "anna")

    assert client.session.session_key != before
    assert not Stored.objects.filter(session_key=before).exists()


def test_signing_out_kills_the_session_on_the_server(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post("/account/logout/")

    client.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert not is_signed_in(client)


def test_the_session_gets_a_new_key_when_one_proves_again_who_one_is(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    assert is_signed_in(client)
    before = client.session.session_key

    client.post("/account/reauthenticate/", {"password": PASSWORD})

    assert client.session.session_key != before
    assert not Stored.objects.filter(session_key=before).exists()
    assert [session.is_current for session in client.get("/account/").context["sessions"]] == [True]


def test_the_browser_is_told_to_forget_what_it_kept_when_the_session_ends(cast: Cast, browser: Browser) -> None:
    client = browser("anna")

    answers = [client.get("/account/"), client.post("/account/logout/"), client.get("/account/login/")]

    assert [answer.headers.get("Clear-Site-Data") for answer in answers] == [None, '"cache", "storage"', None]


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(cast: Cast, browser: Browser) -> None:
    cookie = browser("anna").cookies[settings.SESSION_COOKIE_NAME]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_who_is_not_remembered_has_a_cookie_until_the_browser_closes_and_half_a_day_on_the_server(
    cast: Cast, browser: Browser
) -> None:
    client = browser("anna")

    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
    assert client.session.get_expiry_age() == 12 * 3600


def test_who_is_remembered_has_a_cookie_for_two_weeks(cast: Cast, browser: Browser) -> None:
    client = browser("anna", remember="on")

    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 14 * 24 * 3600


def test_one_sees_where_one_is_signed_in_this_device_first(cast: Cast, browser: Browser) -> None:
    phone = Client(headers={"User-Agent": PHONE})
    enter_password(phone, "anna")
    here = browser("anna")
    browser("omar")

    shown = here.get("/account/").context["sessions"]

    assert [(session.device, session.is_handheld, session.is_current) for session in shown] == [
        ("Unknown device", False, True),
        ("Chrome on Android", True, False),
    ]


def test_one_signs_out_another_device(cast: Cast, browser: Browser) -> None:
    here, there = browser("anna"), browser("anna")
    number = next(session.number for session in sessions_shown(here) if not session.is_current)

    answer = here.post(f"/account/sessions/{number}/end/")

    assert answer.status_code == 302
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


def test_one_signs_out_all_other_devices(cast: Cast, browser: Browser) -> None:
    here, *others = (browser("anna") for _ in range(3))

    here.post("/account/sessions/end-others/")

    assert [is_signed_in(client) for client in (here, *others)] == [True, False, False]


def test_nobody_ends_the_session_of_another(cast: Cast, browser: Browser) -> None:
    anna, omar = browser("anna"), browser("omar")
    number = UserSession.objects.get(user=login_of("anna")).pk

    answer = omar.post(f"/account/sessions/{number}/end/")

    assert answer.status_code == 404
    assert is_signed_in(anna)


def test_before_a_session_is_ended_one_proves_again_who_one_is(cast: Cast, browser: Browser) -> None:
    here, there = browser("anna"), browser("anna")
    forget_proof(here)

    answer = here.post("/account/sessions/end-others/")

    assert answer["Location"].startswith("/account/reauthenticate/")
    assert is_signed_in(there)


def test_a_new_password_signs_out_all_other_devices(cast: Cast, browser: Browser) -> None:
    here, there = browser("anna"), browser("anna")
    new = "a stable full of batteries"

    here.post(
        "/account/password/change/",
        {"oldpassword": "correct horse battery", "password1": new, "password2": new},
    )

    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


def test_a_session_leaves_its_trail_once_in_a_while_only(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    client.get("/account/")
    seen = UserSession.objects.get(user=login_of("anna")).last_seen_at

    client.get("/account/")

    assert UserSession.objects.get(user=login_of("anna")).last_seen_at == seen


def test_a_session_ends_when_it_has_lasted_too_long_however_much_it_was_used(cast: Cast, browser: Browser) -> None:
    client = browser("anna", remember="on")
    client.get("/account/")
    UserSession.objects.filter(user=login_of("anna")).update(
        created_at=timezone.now() - sessions.LONGEST - timedelta(minutes=1)
    )
    session = client.session
    session[sessions.SEEN] -= sessions.PACE + 1
    session.save()

    assert not is_signed_in(client)


def sessions_shown(client: Client) -> list[sessions.Session]:
    """The sessions on the page of the account."""
    return list(client.get("/account/").context["sessions"])


def test_what_has_expired_is_forgotten_every_night(cast: Cast, browser: Browser) -> None:
    kept, over = browser("anna"), browser("omar")
    past = timezone.now() - timedelta(minutes=1)
    Stored.objects.filter(session_key=over.session.session_key).update(expire_date=past)
    SharedValue.objects.create(cache_key="old", value="", expires=past)

    forget_expired()

    assert [session.user for session in UserSession.objects.all()] == [login_of("anna")]
    assert Stored.objects.count() == 1
    assert not SharedValue.objects.filter(cache_key="old").exists()
    assert is_signed_in(kept)
