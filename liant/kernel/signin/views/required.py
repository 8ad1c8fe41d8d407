"""Where one is led who must have a second factor and has none."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import redirect, render


@login_required
def required_view(request: Any) -> HttpResponseBase:
    """Offer the ways to set one up."""
    if request.actor is None or not request.actor.lacks_second_factor:
        return redirect("account")
    return render(request, "signin/required.html")
