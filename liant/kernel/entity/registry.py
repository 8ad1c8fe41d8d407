"""The entities that modules declared."""

from typing import TypeVar

from django.db.models import Model

from liant.kernel.entity.addresses import settle
from liant.kernel.entity.entity import Entity

Declared = TypeVar("Declared", bound=type[Entity])
_entities: dict[str, Entity] = {}


def register(declaration: Declared) -> Declared:
    """Class decorator: from here on the entity has its pages, its API and its place in the navigation."""
    entity = declaration()
    _entities[entity.name] = entity
    settle(entity.model, entity)
    return declaration


def entities() -> list[Entity]:
    """Every entity, in the order of declaration."""
    return list(_entities.values())


def entity_of(model: type[Model]) -> Entity | None:
    """The entity of a model's records."""
    return next((entity for entity in _entities.values() if entity.model is model), None)


def entity_named(name: str) -> Entity | None:
    """The entity that roles and URLs call so."""
    return _entities.get(name)
