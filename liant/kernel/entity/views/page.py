"""The page of a record."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from liant.kernel.entity.additions import added_to
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.tabs import Tab, tabs_of
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at
from liant.kernel.entity.visits import remember
from liant.kernel.events import Event, tell
from liant.kernel.pictures.reading import address, can_set_picture, picture_of
from liant.kernel.tags.reading import tagging_url, tags_on


@door
def page_view(request: EntityRequest, entity: Entity, number: int, tab: str = "") -> HttpResponseBase:
    """A record with its tabs; one of them open, the first at the record's own address."""
    return show_page(request, entity, record_at(entity, number), tab)


def show_page(
    request: EntityRequest, entity: Entity, record: Any, tab: str = "", panel: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page with this tab open, and in it what is given (a form with its errors), else what it shows by itself.

    Raises Http404 for a tab that is not there.
    """
    tabs = tabs_of(entity, record)
    active = next((shown for shown in tabs if not tab or shown.name == tab), None)
    if active is None:
        raise Http404
    actions = actions_on(record)
    edit_url = entity.url(record.pk, "edit") if "change" in actions else None
    tell(Event("visit", record, request.actor))
    picture = picture_of(record)
    context = {
        "entity": entity,
        "record": record,
        "record_url": entity.url(record.pk),
        "is_favourite": remember(record, by=request.actor),
        "favourite_url": entity.url(record.pk, "favourite"),
        "caption": str(record),
        "badge": entity.badge(record),
        "picture": picture and address(entity.model, record.pk, picture.digest),
        "picture_url": f"{entity.url(record.pk)}picture/" if edit_url and can_set_picture(entity.model) else None,
        "notices": [text for notice in added_to(entity.model).notices if (text := notice(record))],
        "tags": tags_on(record, entity.list_url),
        "tagging_url": tagging_url(record, entity.url(record.pk), edit_url),
        "edit_url": edit_url,
        "print_url": entity.print_url(record.pk) if "print" in actions else None,
        "delete_url": entity.url(record.pk, "delete") if "delete" in actions else None,
        "verbs": entity.verbs(record, actions),
        "tabs": [_link(shown, active, is_first=shown is tabs[0]) for shown in tabs],
        "panel_template": active.template,
    }
    return render(request, "entity/page.html", context | (panel or active.context(request)), status=status)


def _link(tab: Tab, active: Tab, *, is_first: bool) -> dict[str, object]:
    url = tab.entity.url(tab.record.pk) + ("" if is_first else f"{tab.name}/")
    return {"label": tab.label, "url": url, "is_active": tab is active, "count": tab.count()}
