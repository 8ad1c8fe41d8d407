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

from liant.kernel.access.actor import Rights, rights
from liant.kernel.entity.registry import entities

LANGUAGE_NAMES = {"en": gettext_lazy("English"), "ro": gettext_lazy("Romanian")}


@dataclass
class Item:
    """A place to go."""

    label: str
    icon: str
    url: str
    is_active: bool = False
    count: int | None = None


Place = TypeVar("Place", bound=Callable[[Rights], Item | None])
_places: list[Callable[[Rights], Item | None]] = []


def place(function: Place) -> Place:
    """Decorator: this function gives a room's own item of the navigation, for who may go there."""
    _places.append(function)
    return function


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; pages without a shell pay nothing for it."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def creatable(granted: Rights) -> list[Item]:
    """What may be created with these rights, one item for each kind."""
    return [
        Item(label, icon, f"{entity.create_url}?{entity.variant}={variant}" if variant else entity.create_url)
        for entity in entities()
        if (entity.name, "create") in granted
        for (variant, label), icon in zip(entity.variants(), entity.variant_icons(), strict=True)
    ]


def _shell(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    granted = rights() if actor else {}
    return {
        "navigation": _navigation(request, granted) if actor else [],
        "create": creatable(granted),
        "search_url": reverse("search"),
        "employee": actor and {"caption": str(actor), "initials": actor.initials, "unit_caption": str(actor.unit)},
        "languages": [
            (code, LANGUAGE_NAMES[code], code == translation.get_language()) for code, _name in settings.LANGUAGES
        ],
        "theme": getattr(user, "theme", "auto") or "auto",
    }


def _navigation(request: HttpRequest, granted: Rights) -> list[Item]:
    home = Item(_("Home"), "home", reverse("home"), request.path == reverse("home"))
    items = [
        Item(entity.label_plural, entity.icon, entity.list_url)
        for entity in entities()
        if (entity.name, "see") in granted
    ]
    items += [item for offer in _places if (item := offer(granted))]
    for item in items:
        item.is_active = request.path.startswith(item.url)
    return [home, *items]
