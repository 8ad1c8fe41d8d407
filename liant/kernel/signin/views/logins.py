"""For administrators: who can sign in, who is locked out, and help for a lost phone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import is_allowed_on_all
from liant.kernel.access.models import Employee, User
from liant.kernel.history.telling import Kind, tell_login
from liant.kernel.signin.throttling import locked, unlock

SHOWN = 50
View = Callable[..., HttpResponseBase]


def for_administrators(view: View) -> View:
    """A view for who may change employees."""

    @login_required
    @wraps(view)
    def run(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None or not is_allowed_on_all("change", Employee):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return run


@for_administrators
def logins_view(request: Any) -> HttpResponseBase:
    """The first logins by name in which each typed word occurs."""
    query = request.GET.get("q", "").strip()
    found = list(_matching(query)[: SHOWN + 1])
    context = {
        "logins": found[:SHOWN],
        "locked": locked(login.email for login in found[:SHOWN]),
        "query": query,
        "has_more": len(found) > SHOWN,
    }
    return render(request, "signin/logins.html", context)


@require_POST
@for_administrators
def unlock_view(request: Any, number: int) -> HttpResponseBase:
    """Let someone try again at once."""
    login = get_object_or_404(User, pk=number)
    unlock(login.email)
    return _done(Kind.UNLOCK, request, login, _("%(login)s is unlocked."))


@require_POST
@for_administrators
@reauthentication_required  # type: ignore[untyped-decorator]
def sign_out_view(request: Any, number: int) -> HttpResponseBase:
    """End all sessions of a login."""
    login = get_object_or_404(User, pk=number)
    for session in UserSession.objects.filter(user=login):
        session.end()
    return _done(Kind.SIGNED_OUT, request, login, _("%(login)s is signed out everywhere."))


@for_administrators
@reauthentication_required  # type: ignore[untyped-decorator]
def reset_view(request: Any, number: int) -> HttpResponseBase:
    """Take away the second factors of who lost them; the password remains."""
    login = get_object_or_404(User, pk=number)
    if request.method != "POST":
        return render(request, "signin/reset.html", {"login": login})
    Authenticator.objects.filter(user=login).delete()
    return _done(Kind.SECOND_FACTOR_RESET, request, login, _("The second factor of %(login)s is removed."))


@require_POST
@for_administrators
@reauthentication_required  # type: ignore[untyped-decorator]
def unlink_view(request: Any, number: int) -> HttpResponseBase:
    """Let somebody sign in with another account at the OpenID provider, which has the same e-mail address."""
    login = get_object_or_404(User, pk=number)
    login.issuer = login.subject = ""
    login.save(update_fields=["issuer", "subject"])
    return _done(Kind.UNLINKED, request, login, _("%(login)s is linked again at the next single sign-on."))


def _matching(query: str) -> QuerySet[User]:
    found = User.objects.filter(employee_id__isnull=False).select_related("employee__unit")
    for word in query.split():
        found = found.filter(Q(email__icontains=word) | Q(employee__caption__icontains=word))
    given = Authenticator.objects.filter(user=OuterRef("pk"))
    return found.annotate(has_second_factor=Exists(given)).order_by("employee__family_name", "employee__given_name")


def _done(kind: Kind, request: Any, login: User, words: str) -> HttpResponseBase:
    tell_login(kind, login, by=request.user)
    messages.success(request, words % {"login": login.email})
    return redirect("logins")
