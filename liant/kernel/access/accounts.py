"""How allauth behaves here: logins are made by administrators, never by visitors (SEC-09)."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a login belongs to an employee."""
        return False
