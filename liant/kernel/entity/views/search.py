"""The search box's answers."""

from time import perf_counter

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render

from liant.kernel.entity.acts import acts
from liant.kernel.entity.hits import at_hand, find
from liant.kernel.entity.views.doors import EntityRequest


@login_required
def search_view(request: EntityRequest) -> HttpResponseBase:
    """What matches `q`: what one may do, then records by entity; without it what one keeps at hand."""
    query = request.GET.get("q", "").strip()[:200]
    began = perf_counter()
    groups = [*acts(request, query), *find(query)] if query else at_hand()
    context = {"query": query, "groups": groups, "took_ms": round((perf_counter() - began) * 1000)}
    return render(request, "search/results.html", context)
