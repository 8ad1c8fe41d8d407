"""Where records have their pages, by their model: for whoever meets a record without knowing its entity."""

from typing import Protocol

from django.db.models import Model
from django.urls import reverse

from liant.kernel.access.models import Reference


class Place(Protocol):
    """Where the records of a model have pages: their entity."""

    @property
    def slug(self) -> str:
        """The word in URLs."""

    def url(self, record_id: int) -> str:
        """The page of one record."""


_places: dict[type[Model], Place] = {}


def settle(model: type[Model], place: Place) -> None:
    """From here on the records of this model have their pages there."""
    _places[model] = place


def record_url(model: type[Model], record_id: int | None) -> str | None:
    """The page of a record; None when its model has none, or there is no record."""
    place = _places.get(model)
    return place.url(record_id) if place and record_id else None


def options_url(model: type[Model]) -> str | None:
    """Where a pick field searches for rows of this model; None for lists short enough to show whole."""
    if place := _places.get(model):
        return reverse("entity:options", args=[place.slug])
    if issubclass(model, Reference) and model.searched:
        return reverse("entity:references", args=[model.entity_name()])
    return None
