"""How allauth behaves here: logins are made by administrators, never by visitors (SEC-09)."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up from outside; what protects an account changes only soon after proving whose it is."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a login belongs to an employee."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whether the password or second factor is asked again: not within minutes of having been given."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("account")
