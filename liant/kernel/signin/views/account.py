"""The page of one's own account, and the end of sessions."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import is_allowed_on_all
from liant.kernel.access.models import ApiToken, Employee
from liant.kernel.history.telling import Kind, tell_login
from liant.kernel.signin.sessions import sessions_of


@login_required
def account_view(request: Any) -> HttpResponseBase:
    """Password, second factor, passkeys, sessions and API tokens of who is signed in."""
    kept = Authenticator.objects.filter(user=request.user).order_by("created_at")
    of_type = {kind: [one.wrap() for one in kept if one.type == kind] for kind in Authenticator.Type}
    codes = next(iter(of_type[Authenticator.Type.RECOVERY_CODES]), None)
    context = {
        "app": next(iter(of_type[Authenticator.Type.TOTP]), None),
        "passkeys": of_type[Authenticator.Type.WEBAUTHN],
        "has_second_factor": bool(kept),
        "codes_left": len(codes.get_unused_codes()) if codes else 0,
        "sessions": sessions_of(request.user),
        "tokens": ApiToken.objects.all(),
        "now": timezone.now(),
        "is_administrator": request.actor is not None and is_allowed_on_all("change", Employee),
    }
    return render(request, "account/overview.html", context)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def end_session_view(request: Any, number: int) -> HttpResponseBase:
    """Sign out on one device."""
    _end(request, [get_object_or_404(_other_sessions(request), pk=number)])
    messages.success(request, _("That device is signed out."))
    return redirect("account")


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def end_other_sessions_view(request: Any) -> HttpResponseBase:
    """Sign out everywhere but here."""
    _end(request, list(_other_sessions(request)))
    messages.success(request, _("All other devices are signed out."))
    return redirect("account")


def _end(request: Any, sessions: list[UserSession]) -> None:
    for session in sessions:
        session.end()
    tell_login(Kind.SESSIONS_ENDED, request.user, {"agents": [one.user_agent for one in sessions]}, by=request.user)


def _other_sessions(request: Any) -> QuerySet[UserSession]:
    sessions: QuerySet[UserSession] = UserSession.objects.filter(user=request.user)
    return sessions.exclude(session_key=request.session.session_key)
