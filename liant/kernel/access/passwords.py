"""Forgotten passwords: who asks gets one answer in one time, whether there is such a login or not (SEC-09)."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest
from django.utils import translation

from liant.kernel.access.jobs import send_reset_link


class ForgottenPassword(ResetPasswordForm):  # type: ignore[misc]
    """Asks for the e-mail address of a login; looks nothing up."""

    def clean_email(self) -> str:
        """The address as logins have it."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **_options: Any) -> str:
        """Leave the rest to a job: neither the answer nor its time tells whether there is such a login."""
        email: str = self.cleaned_data["email"]
        send_reset_link.defer(email=email, site=request.build_absolute_uri("/"), language=translation.get_language())
        return email
