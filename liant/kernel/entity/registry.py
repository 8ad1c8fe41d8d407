"""The entities that modules declared."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model

from liant.kernel.access.actor import allowed_actions
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


def list_url_of(model: type[Model], narrowed: Mapping[str, Any]) -> str | None:
    """The list of this model's rows, narrowed by filters, when they are an entity's."""
    entity = entity_of(model)
    return _with(entity.list_url, narrowed) if entity else None


def list_url_where(model: type[Model], field: str, value: Any) -> str | None:
    """The list of a model, narrowed by a condition: a field, of parts, too, is this value."""
    return list_url_of(model, {"criteria": json.dumps({"field": field, "operator": "is", "value": value})})


def create_url_of(model: type[Model], given: Mapping[str, Any]) -> str | None:
    """The form for a new row of this model, some of it filled in, when they are an entity's and the actor may."""
    entity = entity_of(model)
    is_offered = entity is not None and "create" in allowed_actions(entity.model)
    return _with(entity.create_url, given) if entity and is_offered else None


def entity_named(name: str) -> Entity | None:
    """The entity that roles and URLs call so."""
    return _entities.get(name)


def _with(url: str, parameters: Mapping[str, Any]) -> str:
    return f"{url}?{urlencode(parameters)}" if parameters else url
