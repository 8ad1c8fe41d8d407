"""Single sign-on: the company's OpenID provider says who it is, by a verified e-mail address (SEC-09)."""

from collections.abc import Mapping
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from requests import Session

from liant.kernel.access.models import User
from liant.kernel.history.telling import Kind, tell_login, tell_stranger

# OpenID Connect Core 5.1; Microsoft Entra says instead that the owner of the domain is verified.
VERIFIED = ("email_verified", "xms_edov")
WELL_KNOWN = "/.well-known/openid-configuration"
YES = (True, 1, "true", "True", "1")


class CompanySignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in who has a login here; nothing of the provider's is kept, its word is asked each time."""

    def get_requests_session(self) -> Session:
        """What the provider is asked by: it goes where the administrator and the provider say, and nowhere further."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the login by the verified address. Raises ImmediateHttpResponse, which says why there is none."""
        # Whoever asks to connect accounts instead signs in, too.
        sociallogin.state["process"] = AuthProcess.LOGIN
        claims = sociallogin.account.extra_data
        if not _is_from(sociallogin.provider.app.settings["server_url"], claims):
            _tell_refusal(claimed_address(claims), "issuer")
            _refuse(request, sociallogin, _("It gives itself another name than it has here."))
        address = verified_address(claims)
        if address is None:
            _tell_refusal(claimed_address(claims), "unverified")
            _refuse(request, sociallogin, _("It does not confirm that your e-mail address is yours."))
        sociallogin.user = login_of(address)
        if sociallogin.user is None:
            _tell_refusal(address, "unknown")
            _refuse(request, sociallogin, _("No employee signs in here as %(address)s.") % {"address": address})


def verified_address(data: Mapping[str, Any]) -> str | None:
    """The e-mail address that the provider vouches for, in its user info or its ID token."""
    for claims in _claims(data):
        if claims.get("email") and any(claims.get(name) in YES for name in VERIFIED):
            return str(claims["email"])
    return None


def claimed_address(data: Mapping[str, Any]) -> str:
    """The e-mail address that the provider names, whether or not it vouches for it; empty when it names none."""
    return next((str(claims["email"]) for claims in _claims(data) if claims.get("email")), "")


def _is_from(url: str, data: Mapping[str, Any]) -> bool:
    """Whether the ID token names the provider that the administrator named (OpenID Connect Core 3.1.3.7, 2)."""
    return str((data.get("id_token") or {}).get("iss", "")).rstrip("/") == url.removesuffix(WELL_KNOWN).rstrip("/")


def _claims(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [data.get("userinfo") or {}, data.get("id_token") or {}]


def login_of(address: str) -> User | None:
    """The employee's login with that address; made now where LIANT_OIDC_JOIN=1 and a known employee has none."""
    found = User.objects.filter(email__iexact=address, employee_id__isnull=False).first()
    if found is None and settings.OIDC_JOIN and (employee_id := _employee_without_login(address)):
        found = User.objects.create_user(address, employee_id=employee_id)
        tell_login(Kind.LOGIN, found, by=found)
    return found


def _employee_without_login(address: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.employee_without_login(%s)", [address])
        found: int | None = cursor.fetchone()[0]
        return found


def _tell_refusal(address: str, why: str) -> None:
    tell_stranger(Kind.SIGN_IN_FAILED, address, {"methods": ["socialaccount"], "why": why})


def _refuse(request: HttpRequest, sociallogin: SocialLogin, reason: str) -> NoReturn:
    context = {"provider": sociallogin.provider.name, "reason": reason}
    raise ImmediateHttpResponse(render(request, "socialaccount/refused.html", context, status=403))
