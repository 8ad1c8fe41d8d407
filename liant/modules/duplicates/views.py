"""The page of contacts that are perhaps there twice: why, and what to do about it (CON-20)."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseBase, JsonResponse
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
from liant.modules.duplicates.clusters import Cluster, clusters
from liant.modules.duplicates.matching import THRESHOLD
from liant.modules.duplicates.models import DuplicateSearch
from liant.modules.duplicates.pairs import Asked, Pair, Place, decide

SHOWN = 50
# From which score on one may ask to see pairs.
SCORES = (THRESHOLD, 70, 90)
# Between the numbers of a pair that a form names.
SEPARATOR = "-"
# By contact, what the actor may do with it.
Allowed = dict[int, frozenset[str]]


@daily_place
def duplicates(rights: Rights) -> Item | None:
    """For who can merge contacts."""
    if not {(Contact.entity_name(), "change"), (Contact.entity_name(), "delete")} <= rights.keys():
        return None
    return Item(_("Duplicates"), "copy", reverse("duplicates:list"))


@door
def pairs_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """What the actor sees of it, the likeliest first."""
    kind, whose, state = (request.GET.get(name, "") for name in ("kind", "whose", "state"))
    score = number_in(request.GET.get("score", ""))
    asked = Asked(
        kind if kind in Contact.Kind.values else "",
        request.actor.pk if whose == "mine" else None,
        score if score in SCORES else THRESHOLD,
        state == "dismissed",
    )
    found, more = clusters(asked, Place.read(request.GET.get("after", "")), SHOWN)
    given = {"kind": asked.kind, "whose": "mine" if asked.owner else "", "score": asked.least,
             "state": "dismissed" if asked.is_dismissed else ""}  # fmt: skip
    context = {
        "asked": asked,
        "rows": _rows(entity, found, request.get_full_path()),
        "merge_url": f"{entity.list_url}merge/",
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
    """Posted: the two of each `pair` are not the same, or that is open again."""
    if request.method == "POST":
        chosen = [_pair_at(entity, text) for text in request.POST.getlist("pair")]
        is_same = request.POST.get("is_same") == "1"
        try:
            with transaction.atomic():
                for one, other in chosen:
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


def _pair_at(entity: Entity, text: str) -> list[Any]:
    """The two contacts of a pair as forms send it. Raises Http404 for one that the actor does not see."""
    numbers = [number_in(part) or 0 for part in text.split(SEPARATOR)]
    if len(numbers) != 2:
        raise Http404
    return [record_at(entity, number) for number in numbers]


def _rows(entity: Entity, found: list[Cluster], here: str) -> list[dict[str, Any]]:
    contacts = [contact for cluster in found for contact in cluster.contacts]
    allowed = actions_on_each(Contact, contacts)
    seconds = dict(zip(contacts, entity.secondary(contacts), strict=True))
    return [
        {
            "cluster": cluster,
            "contacts": [(each, seconds[each], entity.url(each.pk)) for each in cluster.contacts],
            "lines": [{"pair": pair, **_acts(entity, [pair], allowed, here)} for pair in cluster.pairs],
            "is_pair": len(cluster.pairs) == 1,
            **_acts(entity, cluster.pairs, allowed, here),
        }
        for cluster in found
    ]


def _acts(entity: Entity, pairs: Sequence[Pair], allowed: Allowed, here: str) -> dict[str, Any]:
    """What may be done: decide where one of each two may be changed; merge where one stays, and all others may go."""
    numbers = list(dict.fromkeys(each.pk for pair in pairs for each in (pair.one, pair.other)))
    mine = [allowed[number] for number in numbers]
    kept = sum("delete" not in actions for actions in mine)
    query = urlencode([*((PICKED, number) for number in numbers), ("next", here)])
    return {
        "keys": [f"{pair.one.pk}{SEPARATOR}{pair.other.pk}" for pair in pairs],
        "can_decide": all("change" in allowed[pair.one.pk] | allowed[pair.other.pk] for pair in pairs),
        "can_merge": any("change" in actions and kept == ("delete" not in actions) for actions in mine),
        "merge_url": f"{entity.list_url}merge/?{query}",
    }
