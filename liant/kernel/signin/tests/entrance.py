"""What visitors do at the entrance."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from liant.kernel.access.models import User
from liant.kernel.testing.cast import PASSWORD

DOMAIN = "cast.example"


def enter_password(client: Client, name: str, password: str = PASSWORD, **more: str) -> Any:
    """Send the sign-in form."""
    return client.post("/account/login/", {"login": f"{name}@{DOMAIN}", "password": password, **more})


def login_of(name: str) -> User:
    """The login of a member of the cast."""
    return User.objects.get(email=f"{name}@{DOMAIN}")


def code_of(secret: str, steps: int = 0) -> str:
    """The code that an authenticator app shows for a secret, now or so many half minutes later (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up_app(client: Client) -> str:
    """Set up an authenticator app for who is signed in; its secret."""
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content
    return str(secret)


def forget_proof(client: Client) -> None:
    """Let the time pass after which one must prove again who one is."""
    session = client.session
    session["account_authentication_methods"] = [
        record | {"at": record["at"] - 301} for record in session["account_authentication_methods"]
    ]
    session.save()
