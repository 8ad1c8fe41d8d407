"""The page on which records are merged: side by side, with a choice for each field (CON-20)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.access.actor import actions_on_each, allowed_actions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.paging import number_in
from liant.kernel.entity.views.doors import EntityRequest, door, ours, require, way_back
from liant.kernel.entity.views.undoing import undo_tags
from liant.kernel.merging.commands import MOST, merge, require_alike
from liant.kernel.merging.drawing import VALUE, WINNER, Sheet, most_connected
from liant.kernel.merging.leading import is_mergeable

# Where one comes from, and goes back to.
NEXT = "next"


@door
def merge_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Choose which of the records that the URL describes is left, and what it holds; then merge."""
    if not is_mergeable(entity.model):
        raise Http404
    for action in ("change", "delete"):
        require(action, allowed_actions(entity.model))
    records = list(Listing(entity, request.GET).records.defer("search").order_by("pk")[: MOST + 1])
    try:
        require_alike(entity, records)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
        return way_back(request, request.GET.get(NEXT, ""), entity.list_url)
    left = _possible_winners(entity, records)
    winner = next((each for each in left if each.pk == number_in(request.POST.get(WINNER, ""))), None)
    if request.method != "POST" or winner is None:
        return _show(request, entity, records, most_connected(entity, left), left, {})
    try:
        return _merged(request, entity, records, winner)
    except ValidationError as error:
        errors = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        return _show(request, entity, records, winner, left, errors)


def _possible_winners(entity: Entity, records: list[Any]) -> list[Any]:
    """Those that the actor may change while all others may be deleted. Raises PermissionDenied when there are none."""
    allowed = actions_on_each(entity.model, records)
    kept = [record for record in records if "delete" not in allowed[record.pk]]
    left = [each for each in records if "change" in allowed[each.pk] and set(kept) <= {each}]
    if not left:
        raise PermissionDenied(_("You do not have the right to delete all of those that would go."))
    return left


def _merged(request: EntityRequest, entity: Entity, records: list[Any], winner: Any) -> HttpResponseBase:
    losers = [record.pk for record in records if record != winner]
    names = (name for name in request.POST if name.startswith(VALUE))
    merged = merge(winner, losers, {name.removeprefix(VALUE): request.POST[name] for name in names}, by=request.actor)
    text = ngettext("%(number)d was merged into %(record)s.", "%(number)d were merged into %(record)s.", len(losers))
    tags = undo_tags(entity.name, merged.pk)
    messages.success(request, text % {"number": len(losers), "record": merged}, extra_tags=tags)
    return way_back(request, request.GET.get(NEXT, ""), entity.url(merged.pk))


def _show(
    request: EntityRequest, entity: Entity, records: list[Any], winner: Any, left: list[Any], errors: dict[str, Any]
) -> HttpResponseBase:
    sheet = Sheet(entity, records, winner, request.POST.dict(), errors)
    told = zip(records, entity.secondary(records), strict=True)
    context = {
        "entity": entity,
        "sheet": sheet,
        "winner": winner,
        "heads": [(record, second, entity.url(record.pk), record in left) for record, second in told],
        "faults": [text for texts in errors.values() for text in texts],
        "cancel_url": ours(request, request.GET.get(NEXT, "")) or entity.list_url,
    }
    return render(request, "merging/merge.html", context, status=422 if errors else 200)
