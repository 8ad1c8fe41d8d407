"""The list of an entity."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.counting import Count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.groupings import Grouping, asked_grouping
from liant.kernel.entity.groups import MOST, groups
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.selection import Chip
from liant.kernel.entity.showing.pages import shown
from liant.kernel.entity.showing.ways import way_of, ways
from liant.kernel.entity.sums import totals
from liant.kernel.entity.view_menu import ViewMenu
from liant.kernel.entity.views.doors import EntityRequest, door
from liant.kernel.merging.leading import is_mergeable

# What one does with picked records.
PICKING = ("change", "delete", "export")
# What a file does with records.
IMPORTING = ("create", "change")


@door
def list_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """A page of records, searched, filtered and sorted as the URL says."""
    listing = Listing(entity, request.GET)
    menu = ViewMenu(entity, request.GET, by=request.actor)
    if not request.GET and menu.opening_url:
        return redirect(menu.opening_url)
    try:
        context = _context(listing)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(menu.home_url)
    actions = allowed_actions(entity.model)
    rights = {f"can_{action}": action in actions for action in ("create", "change", "delete", "export", "print")}
    more = {
        "pick": "picked" if actions.intersection(PICKING) else "",
        "can_import": bool(entity.imports) and not actions.isdisjoint(IMPORTING),
        "can_merge": is_mergeable(entity.model) and {"change", "delete"} <= actions,
        "view_menu": menu,
        "clear_url": menu.home_url,
    }
    return render(request, "entity/list.html", context | rights | more)


def _context(listing: Listing) -> dict[str, object]:
    if way := way_of(listing):
        context = shown(way, listing)
        counted = {"chips": list(listing.chips()), "count": _counted(listing, context["count"])}
        return _common(listing) | context | counted
    by = asked_grouping(listing)
    chips = [*listing.chips(), *([Chip(_("Grouped by"), by.label, listing.url(group=None))] if by else [])]
    return _common(listing) | {"chips": chips} | (_groups(listing, by) if by else _rows(listing))


def _groups(listing: Listing, by: Grouping) -> dict[str, object]:
    found = groups(listing, by)
    # Where each is in one group, there is no need to count them again.
    is_known = len(found) < MOST and not by.is_many
    count = Count(sum(group.count for group in found), True) if is_known else listing.count
    labels = [each.label for each in totals(listing)]
    return {"groups": found, "group_label": by.label, "sum_labels": labels, "count": _counted(listing, count)}


def _rows(listing: Listing) -> dict[str, object]:
    page = listing.page
    return {
        "columns": list(listing.heads()),
        "rows": listing.rows(),
        "count": _counted(listing, listing.count),
        "is_too_long_to_sort": listing.is_too_long_to_sort,
        "next_url": listing.page_url(after=page.after) if page.after else None,
        "previous_url": listing.page_url(before=page.before) if page.before else None,
    }


def _counted(listing: Listing, count: Count) -> dict[str, object]:
    return {"text": count.text, "is_exact": count.is_exact, "exact_url": listing.url(count="exact")}


def _common(listing: Listing) -> dict[str, object]:
    return {
        "entity": listing.entity,
        "ways": ways(listing),
        "filter_form": listing.filter_form,
        "asking_url": listing.asking_url,
        "display_url": f"{listing.entity.display_url}?{listing.parameters_with()}",
        "kept": list(listing.kept("q", *listing.filter_form.fields)),
        "kept_all": list(listing.kept()),
        "picked_acts": [act for act in listing.entity.all_picked_acts if not act.needs or act.needs in listing.active],
        "bulk_change_url": f"{listing.entity.list_url}change/",
        "bulk_delete_url": f"{listing.entity.list_url}delete/",
        "merge_url": f"{listing.entity.list_url}merge/",
        "query": listing.query,
        "import_url": f"{listing.entity.list_url}import/",
        "export_url": f"{listing.entity.export_url}?{listing.parameters_with()}",
        "print_url": f"{listing.entity.print_url()}?{listing.parameters_with(after=None, before=None)}",
        "variants": listing.entity.variants(),
    }
