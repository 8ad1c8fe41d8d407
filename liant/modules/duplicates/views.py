"""The page of contacts that are perhaps there twice: why, and what to do about it (CON-20)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Rights, actions_on_each, allowed_actions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import PICKED
from liant.kernel.entity.paging import number_in
from liant.kernel.entity.shell import Item, daily_place
from liant.kernel.entity.views.doors import EntityRequest, door, own_door, record_at, require, way_back
from liant.modules.contacts.models import Contact
from liant.modules.duplicates import finding
from liant.modules.duplicates.matching import THRESHOLD
from liant.modules.duplicates.models import DuplicateSearch
from liant.modules.duplicates.pairs import Asked, Pair, Place, decide, pairs

SHOWN = 50
# From which score on one may ask to see pairs.
SCORES = (THRESHOLD, 70, 90)


@daily_place
def duplicates(rights: Rights) -> Item | None:
    """For who can merge contacts."""
    if not {(Contact.entity_name(), "change"), (Contact.entity_name(), "delete")} <= rights.keys():
        return None
    return Item(_("Duplicates"), "copy", reverse("duplicates:list"))


@door
def pairs_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """The pairs of which the actor sees both, the likeliest first."""
    kind, whose, state = (request.GET.get(name, "") for name in ("kind", "whose", "state"))
    score = number_in(request.GET.get("score", ""))
    asked = Asked(
        kind if kind in Contact.Kind.values else "",
        request.actor.pk if whose == "mine" else None,
        score if score in SCORES else THRESHOLD,
        state == "dismissed",
    )
    found, more = pairs(asked, Place.read(request.GET.get("after", "")), SHOWN)
    given = {"kind": asked.kind, "whose": "mine" if asked.owner else "", "score": asked.least,
             "state": "dismissed" if asked.is_dismissed else ""}  # fmt: skip
    context = {
        "asked": asked,
        "rows": _rows(entity, found),
        "kinds": Contact.Kind.choices,
        "scores": SCORES,
        "search": DuplicateSearch.objects.order_by("-pk").first(),
        "can_search": "change" in allowed_actions(Contact),
        "here": request.get_full_path(),
        "more_url": f"?{urlencode(given | {'after': more})}" if more else "",
    }
    return render(request, "duplicates/list.html", context)


@door
def decide_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Posted: two are not the same, or that is open again."""
    if request.method == "POST":
        one, other = (record_at(entity, number_in(request.POST.get(name, "")) or 0) for name in ("one", "other"))
        is_same = request.POST.get("is_same") == "1"
        try:
            decide(one, other, is_same=is_same, by=request.actor)
            messages.success(request, _("They are compared again.") if is_same else _("Kept: these are not the same."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return way_back(request, request.POST.get("next", ""), "duplicates:list")


@door
def search_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Posted: have all contacts compared now, not by night."""
    require("change", allowed_actions(Contact))
    if request.method == "POST":
        finding.begin(by=request.actor)
    return redirect("duplicates:list")


run_door = own_door(DuplicateSearch)


@run_door
def progress_view(request: EntityRequest, run: DuplicateSearch, entity: Entity) -> HttpResponseBase:
    """How far the search is, as JSON."""
    message = _("Step %(done)s of %(total)s") % {"done": run.done, "total": run.rows}
    return JsonResponse({"done": run.done, "total": run.rows, "state": run.state, "message": message})


@run_door
def cancel_view(request: EntityRequest, run: DuplicateSearch, entity: Entity) -> HttpResponseBase:
    """Stop the search."""
    if request.method == "POST" and not finding.cancel(run, by=request.actor):
        messages.info(request, _("It was done already."))
    return redirect("duplicates:list")


def _rows(entity: Entity, found: list[Pair]) -> list[dict[str, Any]]:
    contacts = [contact for pair in found for contact in (pair.one, pair.other)]
    allowed = actions_on_each(Contact, contacts)
    told = [
        (each, second, entity.url(each.pk)) for each, second in zip(contacts, entity.secondary(contacts), strict=True)
    ]
    rows = []
    for pair, one, other in zip(found, told[::2], told[1::2], strict=True):
        mine = [allowed[each.pk] for each in (pair.one, pair.other)]
        numbers = [(PICKED, pair.one.pk), (PICKED, pair.other.pk)]
        rows.append(
            {
                "pair": pair,
                "contacts": (one, other),
                "can_decide": any("change" in actions for actions in mine),
                "can_merge": any("change" in a and "delete" in b for a, b in (mine, mine[::-1])),
                "merge_url": f"{entity.list_url}merge/?{urlencode([*numbers, ('next', reverse('duplicates:list'))])}",
            }
        )
    return rows
