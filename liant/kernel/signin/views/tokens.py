"""Making and revoking API tokens."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from liant.kernel.access.models import ApiToken
from liant.kernel.api.tokens import make_token, revoke_token
from liant.kernel.signin.forms import TokenForm


@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
def new_token_view(request: Any) -> HttpResponseBase:
    """Make a token; its secret stands on the page that answers, and nowhere else."""
    if request.actor is None:
        raise PermissionDenied(_("This login belongs to no employee."))
    form = TokenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "signin/new_token.html", {"form": form})
    token, secret = make_token(**form.cleaned_data, by=request.actor)
    return render(request, "signin/token_made.html", {"token": token, "secret": secret})


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def revoke_token_view(request: Any, number: int) -> HttpResponseBase:
    """Make a token worthless at once."""
    token = get_object_or_404(ApiToken, pk=number)
    revoke_token(token, by=request.actor)
    messages.success(request, _("%(name)s is revoked.") % {"name": token.name})
    return redirect("account")
