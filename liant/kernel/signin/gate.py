"""Who must have a second factor and has none reaches nothing but setting one up (SEC-09)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liant.kernel.api.problems import problem

# Where one may go without: to set one up, to prove who one is, out, and to another language.
OPEN = {
    "second_factor_required",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "account_logout",
    "preferences",
}


class SecondFactorGate:
    """Stands behind `EnterMiddleware`, which knows who lacks what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: Any, *_view: Any) -> HttpResponse | None:
        """Lead away who lacks a second factor; a program is told."""
        match = request.resolver_match
        if request.actor is None or not request.actor.lacks_second_factor or match.url_name in OPEN:
            return None
        if match.namespace == "api":
            return problem(403, _("Your role requires a second factor: sign in with a browser and set one up."))
        return redirect("second_factor_required")
