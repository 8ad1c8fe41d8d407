"""How allauth behaves here: logins are made by administrators, never by visitors (SEC-09)."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as allauth_context
from allauth.core.internal.httpkit import clean_client_ip
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import User
from liant.kernel.signin.proof import keep_sign_on
from liant.kernel.signin.throttling import unlock


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; what protects an account changes only soon after proving whose it is; mail leaves by a job."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many failed attempts. Try again in a quarter of an hour."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's, past as many proxies as are trusted (LIANT_PROXIES).

        When they tell less than they should, whose connection it is. Raises PermissionDenied where that says nothing.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            if address := clean_client_ip(request.META.get("REMOTE_ADDR", "")):
                return str(address)
            raise

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a login belongs to an employee."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin a session; it keeps when the provider asked who it is."""
        super().login(request, user)
        keep_sign_on(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a mail, in the language of the page that caused it."""
        from liant.kernel.access.jobs import send_mail

        request = allauth_context.request
        context = {"request": request, "email": email, "site": request.build_absolute_uri("/"), **context}
        message = self.render_mail(template_prefix, email, context)
        html = message.alternatives[0].content if message.alternatives else ""
        send_mail.defer(subject=message.subject, text=message.body, html=html, to=message.to)

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whether the password or second factor is asked again: not within minutes of having been given."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to prove again who one is; what allauth calls a security key is a passkey here."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [
            one | {"description": _("Use a passkey")} if one["id"].endswith(":webauthn") else one for one in methods
        ]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The login with this password; success forgets the failures before it."""
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            unlock(user.email)
        return user

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count for an account, whatever name the site is reached under."""
        return str(credentials.get("email", "")).lower()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("account")
