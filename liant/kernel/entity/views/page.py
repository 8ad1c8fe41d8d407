"""The page of a record."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.tabs import Tab
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at
from liant.kernel.entity.visits import remember


@door
def page_view(request: EntityRequest, entity: Entity, number: int, tab: str = "") -> HttpResponseBase:
    """A record with its tabs; one of them open, the first at the record's own address."""
    record = record_at(entity, number)
    tabs = [shown for shown in (tab_class(entity, record) for tab_class in entity.tabs) if shown.is_shown()]
    active = next((shown for shown in tabs if not tab or shown.name == tab), None)
    if active is None:
        raise Http404
    actions = actions_on(record)
    remember(record, by=request.actor)
    context = {
        "entity": entity,
        "record": record,
        "caption": str(record),
        "badge": entity.badge(record),
        "edit_url": entity.url(number, "edit") if "change" in actions else None,
        "delete_url": entity.url(number, "delete") if "delete" in actions else None,
        "verbs": [],
        "tabs": [_link(shown, active, is_first=shown is tabs[0]) for shown in tabs],
        "panel_template": active.template,
    }
    return render(request, "entity/page.html", context | active.context(request))


def _link(tab: Tab, active: Tab, *, is_first: bool) -> dict[str, object]:
    url = tab.entity.url(tab.record.pk) + ("" if is_first else f"{tab.name}/")
    return {"label": tab.label, "url": url, "is_active": tab is active, "count": tab.count()}
