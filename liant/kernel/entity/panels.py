"""What rooms show on the home page, each in a panel of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass
class Panel:
    """A template, and what it needs."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Offer = Callable[[HttpRequest], Panel | None]
_offers: list[Offer] = []


def home_panel(offer: Offer) -> Offer:
    """Decorator: this function gives a room's panel, where it has something to tell the actor."""
    _offers.append(offer)
    return offer


def home_panels(request: HttpRequest) -> list[Panel]:
    """The panels of all rooms."""
    return [panel for offer in _offers if (panel := offer(request))]
