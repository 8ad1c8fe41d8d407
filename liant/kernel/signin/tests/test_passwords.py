"""Passwords by NIST SP 800-63B: long, not known, not like their owner; nothing about composition (SEC-09)."""

from collections.abc import Callable
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from liant.config.signing_in import breached_passwords
from liant.kernel.signin.breached import is_listed
from liant.kernel.signin.tests.entrance import login_of
from liant.kernel.testing.cast import PASSWORD, Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]


def change_to(client: Client, password: str, old: str = PASSWORD) -> dict[str, list[str]]:
    """Choose a new password; what is wrong with it, by field."""
    answer = client.post(
        "/account/password/change/", {"oldpassword": old, "password1": password, "password2": password}
    )
    return {} if answer.status_code == 302 else dict(answer.context["form"].errors)


@pytest.mark.parametrize(
    "password",
    ["patru cai verzi", "aaaabbbbcccc dddd", "Ștefănești-Ξάνθη 漢字 🐎", "x" * 64 + " " + "y" * 63],
    ids=["words", "small letters alone", "letters of all the world", "128 characters"],
)
def test_what_is_long_enough_is_taken_whatever_it_is_made_of(cast: Cast, browser: Browser, password: str) -> None:
    assert change_to(browser("anna"), password) == {}
    assert login_of("anna").check_password(password)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Xk7!pQ9@zR2", "at least 12 characters"),
        ("x" * 64 + " " + "y" * 64, "at most 128 characters"),
        ("anna@cast.example", "too similar"),
        ("Liant-CRM-2026", "easy to guess here"),
        ("CastCastCast1!", "easy to guess here"),
        ("parolă parolă 1", "easy to guess here"),
    ],
)
def test_what_is_refused_is_told_why_by_the_field(cast: Cast, browser: Browser, password: str, why: str) -> None:
    told = change_to(browser("anna"), password)

    assert list(told) == ["password1"]
    assert why in " ".join(told["password1"])
    assert login_of("anna").check_password(PASSWORD)


@pytest.mark.parametrize("password", ["qwertyuiop123", "Password1234", "1234567890123", "iloveyouforever"])
def test_a_known_password_is_refused(cast: Cast, browser: Browser, password: str) -> None:
    told = change_to(browser("anna"), password)

    assert "it was stolen" in " ".join(told["password1"])
    assert login_of("anna").check_password(PASSWORD)


def breached(path: Path, *passwords: str, end: str = "\r\n") -> Path:
    """A list as Have I Been Pwned hands it out: hashes in order, each with how often it was found."""
    hashes = sorted(sha1(one.encode(), usedforsecurity=False).hexdigest().upper() for one in passwords)
    path.write_bytes("".join(f"{one}:{len(one) * 7 ** (place % 9)}{end}" for place, one in enumerate(hashes)).encode())
    return path


def test_a_password_of_the_operators_list_is_refused(
    cast: Cast, browser: Browser, settings: Any, tmp_path: Path
) -> None:
    settings.BREACHED_PASSWORDS = breached(tmp_path / "pwned.txt", "patru cai verzi", "cinci cai verzi")

    assert "it was stolen" in " ".join(change_to(browser("anna"), "Patru cai verzi")["password1"])
    assert change_to(browser("anna"), "opt cai foarte verzi") == {}


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_every_password_of_a_list_is_found_and_no_other(tmp_path: Path, end: str) -> None:
    listed = [f"password {number}" for number in range(300)]
    path = breached(tmp_path / "pwned.txt", *listed, end=end)

    assert all(is_listed(password, path) for password in listed)
    assert not any(is_listed(f"another {number}", path) for number in range(300))
    assert not is_listed(listed[0], breached(tmp_path / "empty.txt"))


def test_a_list_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    path = breached(tmp_path / "pwned.txt", "patru cai verzi")

    assert breached_passwords({"LIANT_BREACHED_PASSWORDS": str(path)}) == path
    assert breached_passwords({}) is None
    with pytest.raises(ImproperlyConfigured, match=r"not there: .*missing\.txt"):
        breached_passwords({"LIANT_BREACHED_PASSWORDS": str(tmp_path / "missing.txt")})


def test_the_rules_stand_by_the_field_in_words(cast: Cast, browser: Browser) -> None:
    page = browser("anna").get("/account/password/change/").content.decode()

    assert "at least 12 characters" in page
    assert "hard to guess" in page


def test_the_old_password_is_needed_for_a_new_one(cast: Cast, browser: Browser) -> None:
    told = change_to(browser("anna"), "patru cai verzi", old="not the password")

    assert list(told) == ["oldpassword"]


def test_passwords_are_kept_with_argon2id(settings: Any) -> None:
    settings.PASSWORD_HASHERS = import_module(settings.SETTINGS_MODULE).PASSWORD_HASHERS

    kept = make_password(PASSWORD)

    assert kept.startswith("argon2$argon2id$")
    assert identify_hasher(kept).must_update(kept) is False
