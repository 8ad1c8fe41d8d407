"""Who can prove here neither by password nor by second factor who it is proves it at the provider (ASVS 5.0, 7.5.1)."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.socialaccount.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

# What allauth, and our own views, ask a password or second factor for.
PROTECTED = {
    "account_set_password", "end_other_sessions", "end_session", "mfa_activate_totp", "mfa_add_webauthn",
    "mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_edit_webauthn", "mfa_generate_recovery_codes",
    "mfa_remove_webauthn", "mfa_view_recovery_codes", "new_token", "reset_second_factor", "revoke_token",
    "sign_out_login", "unlink_login", "unlock_login",
}  # fmt: skip
# OpenID Connect Core 3.1.2.1: the provider asks again, and its ID token tells when it did.
AGAIN = "prompt=login&max_age=0"
SIGNED_ON = "signed_on_at"


class ProofAtTheProvider:
    """Stands behind the gate of the second factor; allauth lets pass whom it has nothing to ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: Any, *_view: Any) -> HttpResponse | None:
        """Lead to the provider who has signed on there too long ago."""
        if request.resolver_match.url_name not in PROTECTED or not request.user.is_authenticated:
            return None
        if get_reauthentication_flows(request.user) or has_signed_on_lately(request):
            return None
        # A form that was sent is sent again, by its page: the provider returns by a link.
        onwards = request.path if request.method == "GET" else reverse("account")
        return redirect(_address_at_provider(request, onwards))


def note_sign_on(request: Any, id_token: dict[str, Any]) -> None:
    """Remember when the provider asked who it is: as it says, else now; until there is a session to keep it."""
    request.signed_on_at = int(id_token.get("auth_time") or time.time())


def keep_sign_on(request: Any) -> None:
    """Keep in the new session when the provider asked, if this is how one came."""
    if hasattr(request, "signed_on_at"):
        request.session[SIGNED_ON] = request.signed_on_at


def has_signed_on_lately(request: HttpRequest) -> bool:
    """Whether the provider asked who it is within the time for which a password would count, too."""
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    came = any(record["method"] == "socialaccount" and record["at"] > since for record in records)
    return came and request.session.get(SIGNED_ON, 0) > since


def _address_at_provider(request: HttpRequest, onwards: str) -> str:
    providers = get_adapter().list_providers(request)
    if not providers:
        raise PermissionDenied(_("Ask an administrator for a password: without one you can't prove that it is you."))
    return str(providers[0].get_login_url(request, process="login", next=onwards, auth_params=AGAIN))
