"""What surrounds every page: navigation by what the actor may see, what may be created, language and theme."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access import actor as acting
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.rights import Rights, rights_of_actor
from liant.kernel.notifications.bell import bell

KEEPS = frozenset({"change", "delete"})
LANGUAGE_NAMES = {"en": gettext_lazy("English"), "ro": gettext_lazy("Romanian")}


@dataclass
class Item:
    """A place to go."""

    label: str
    icon: str
    url: str
    is_active: bool = False
    count: int | None = None
    # Whether it is never loaded into another page.
    is_whole: bool = False


Offer = TypeVar("Offer", bound=Callable[[acting.Rights], Item | None])
_offers: list[Callable[[acting.Rights], Item | None]] = []
_daily: list[Callable[[acting.Rights], Item | None]] = []


def place(function: Offer) -> Offer:
    """Decorator: this function gives a room's own item of the administration, for who may go there."""
    _offers.append(function)
    return function


def daily_place(function: Offer) -> Offer:
    """Decorator: this function gives a room's own item of daily work, for who may go there."""
    _daily.append(function)
    return function


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; pages without a shell pay nothing for it."""
    return {"shell": SimpleLazyObject(lambda: surroundings(request))}


def surroundings(request: Any) -> dict[str, Any]:
    """What surrounds the page of a request; put together once."""
    if not hasattr(request, "surroundings"):
        request.surroundings = _shell(request)
    found: dict[str, Any] = request.surroundings
    return found


def creatable(rights: Rights) -> list[Item]:
    """What the actor may create in daily work, one item for each kind."""
    return [
        Item(label, icon, f"{entity.create_url}?{entity.variant}={variant}" if variant else entity.create_url)
        for entity, actions in rights
        if entity.place is Place.MAIN and "create" in actions
        for (variant, label), icon in zip(entity.variants(), entity.variant_icons(), strict=True)
    ]


def makers(rights: Rights) -> list[Item]:
    """The further ways to a new record of daily work, each called by what it makes."""
    return [
        Item(f"{entity.label}: {_within(str(maker.label))}", maker.icon, maker.url, is_whole=maker.is_whole)
        for entity, actions in rights
        if entity.place is Place.MAIN and "create" in actions
        for maker in entity.makers()
    ]


def _within(label: str) -> str:
    """A label within a line, where a capital stays that is no beginning (QR)."""
    return label[:1].lower() + label[1:]


def _shell(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    rights = rights_of_actor() if actor else []
    return {
        "navigation": _navigation(request, rights) if actor else [],
        "administration": [*_administration(request, rights), *(_rooms(request, _offers) if actor else [])],
        "account": [_item(request, entity) for entity, _actions in rights if entity.place is Place.ACCOUNT],
        "create": creatable(rights),
        "search_url": reverse("search"),
        "bell": bell() if actor else None,
        "employee": actor and {"caption": str(actor), "initials": actor.initials, "unit_caption": actor.unit_caption},
        "languages": [
            (code, LANGUAGE_NAMES[code], code == translation.get_language()) for code, _name in settings.LANGUAGES
        ],
        "theme": getattr(user, "theme", "auto") or "auto",
    }


def _navigation(request: HttpRequest, rights: Rights) -> list[Item]:
    home = Item(_("Home"), "home", reverse("home"), request.path == reverse("home"))
    daily = [entity for entity, _actions in rights if entity.place is Place.MAIN]
    # Who does not write the records still reads the sheets on all of them.
    read = [entity for entity, actions in rights if not _is_administered(entity, actions) and entity not in daily]
    return [
        home,
        *_items(request, daily),
        *_rooms(request, _daily),
        *(item for entity in read for item in _sheets(request, entity)),
    ]


def _administration(request: HttpRequest, rights: Rights) -> list[Item]:
    return _items(request, [entity for entity, actions in rights if _is_administered(entity, actions)])


def _is_administered(entity: Entity, actions: frozenset[str]) -> bool:
    """Who may make what is missing, and no more, does so where it is missing."""
    return entity.place is Place.ADMINISTRATION and not actions.isdisjoint(KEEPS)


def _items(request: HttpRequest, entities: list[Entity]) -> list[Item]:
    return [item for entity in entities for item in (_item(request, entity), *_sheets(request, entity))]


def _sheets(request: HttpRequest, entity: Entity) -> list[Item]:
    shown = (sheet for sheet in entity.sheets if sheet.is_open())
    return [Item(str(sheet.label), sheet.icon, sheet.url, request.path == sheet.url) for sheet in shown]


def _rooms(request: HttpRequest, offers: list[Callable[[acting.Rights], Item | None]]) -> list[Item]:
    granted = acting.rights()
    items = [item for offer in offers if (item := offer(granted))]
    for item in items:
        item.is_active = request.path.startswith(item.url)
    return items


def _item(request: HttpRequest, entity: Entity) -> Item:
    return Item(entity.label_plural, entity.icon, entity.list_url, request.path.startswith(entity.list_url))
