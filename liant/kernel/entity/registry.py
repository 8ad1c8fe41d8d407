"""The entities that modules declared."""

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model
from django.urls import reverse

from liant.kernel.access.models import Reference

if TYPE_CHECKING:
    from liant.kernel.entity.entity import Entity

Declared = TypeVar("Declared", bound="type[Entity]")
_entities: dict[str, "Entity"] = {}


def register(declaration: Declared) -> Declared:
    """Class decorator: from here on the entity has its pages, its API and its place in the navigation."""
    entity = declaration()
    _entities[entity.name] = entity
    return declaration


def entities() -> list["Entity"]:
    """Every entity, in the order of declaration."""
    return list(_entities.values())


def entity_of(model: type[Model]) -> "Entity | None":
    """The entity of a model's records."""
    return next((entity for entity in _entities.values() if entity.model is model), None)


def options_url(model: type[Model]) -> str | None:
    """Where a pick field searches for rows of this model; None for lists short enough to show whole."""
    if entity := entity_of(model):
        return reverse("entity:options", args=[entity.slug])
    if issubclass(model, Reference) and model.searched:
        return reverse("entity:references", args=[model.entity_name()])
    return None


def entity_named(name: str) -> "Entity | None":
    """The entity that roles and URLs call so."""
    return _entities.get(name)
