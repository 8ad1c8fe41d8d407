"""Single sign-on: the company's OpenID provider says who it is; a verified e-mail address links the two (SEC-09)."""

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
from liant.kernel.signin.proof import note_sign_on

# OpenID Connect Core 5.1; Microsoft Entra says instead that the owner of the domain is verified.
VERIFIED = ("email_verified", "xms_edov")
WELL_KNOWN = "/.well-known/openid-configuration"
YES = (True, 1, "true", "True", "1")


class CompanySignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in who has a login here; of the provider only its name for that login is kept, its word asked each time."""

    def get_requests_session(self) -> Session:
        """What the provider is asked by: it goes where the administrator and the provider say, and nowhere further."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the login that the provider means. Raises ImmediateHttpResponse, which says why there is none."""
        # Whoever asks to connect accounts instead signs in, too.
        sociallogin.state["process"] = AuthProcess.LOGIN
        claims = sociallogin.account.extra_data
        if not _is_from(sociallogin.provider.app.settings["server_url"], claims):
            _tell_refusal(claimed_address(claims), "issuer")
            _refuse(request, sociallogin, _("It gives itself another name than it has here."))
        issuer, subject = (str(claims["id_token"][name]) for name in ("iss", "sub"))
        linked = User.objects.filter(issuer=issuer, subject=subject, employee_id__isnull=False).first()
        sociallogin.user = linked or self._link(request, sociallogin, issuer, subject)
        note_sign_on(request, claims["id_token"])

    def _link(self, request: HttpRequest, sociallogin: SocialLogin, issuer: str, subject: str) -> User:
        """The login with the verified address, which is theirs from now on, whatever address they have later."""
        claims = sociallogin.account.extra_data
        address = verified_address(claims)
        if address is None:
            _tell_refusal(claimed_address(claims), "unverified")
            _refuse(request, sociallogin, _("It does not confirm that your e-mail address is yours."))
        user = login_of(address)
        if user is None:
            _tell_refusal(address, "unknown")
            _refuse(request, sociallogin, _("No employee signs in here as %(address)s.") % {"address": address})
        if user.issuer == issuer:
            _tell_refusal(address, "another")
            words = _("%(address)s has signed in with another account of it. An administrator can unlink that one.")
            _refuse(request, sociallogin, words % {"address": address})
        user.issuer, user.subject = issuer, subject
        user.save(update_fields=["issuer", "subject"])
        tell_login(Kind.LINKED, user, {"issuer": issuer, "subject": subject}, by=user)
        return user


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
    """Whether all of it comes from the provider that the administrator named, and is about one user.

    OpenID Connect Core 3.1.3.7, 2, and 5.3.2.
    """
    told, token = data.get("userinfo") or {}, data.get("id_token") or {}
    is_named = str(token.get("iss", "")).rstrip("/") == url.removesuffix(WELL_KNOWN).rstrip("/")
    return is_named and told.get("sub", token["sub"]) == token["sub"]


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
