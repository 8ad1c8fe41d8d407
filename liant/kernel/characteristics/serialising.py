"""Characteristics as the API gives and takes them: an object, by key (GEN-04)."""

from typing import Any

from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.models import PREFIX, Characteristic
from liant.kernel.characteristics.reading import names_of, values_of_all
from liant.kernel.characteristics.types import Choice, Link, Names, plain
from liant.kernel.characteristics.values import values_of
from liant.kernel.entity.entity import Entity


def given(entity: Entity, records: list[Any]) -> dict[int, dict[str, Any]]:
    """What each record has, by its number: of those in use, all of its kind; of retired ones what there still is."""
    if values_of(entity.model) is None:
        return {}
    found: dict[int, dict[str, Any]] = {record.pk: {} for record in records}
    values = values_of_all(records)
    for each in defined(entity.model):
        held = {record.pk: values[record.pk].get(each.pk) for record in records}
        names = names_of(each, held.values())
        for record in records:
            value = held[record.pk]
            if value is not None or (not each.is_retired and each.is_of(entity.variant_of(record))):
                found[record.pk][each.key] = _given(each, value, names)
    return found


def taken(values: dict[str, Any] | None) -> dict[str, Any]:
    """What is sent, as commands take it: `{"turnover": 5}` is `{"characteristics.turnover": 5}`."""
    return {f"{PREFIX}.{key}": _taken(value) for key, value in (values or {}).items()}


def _taken(value: Any) -> Any:
    """What is given with its number and caption is taken by its number."""
    if isinstance(value, list):
        return [_taken(one) for one in value]
    return value.get("id", value) if isinstance(value, dict) else value


def _given(each: Characteristic, value: Any, names: Names) -> Any:
    if isinstance(each.kind, Choice | Link):
        numbers = value if isinstance(value, tuple) else (value,)
        named = [{"id": one, "caption": each.kind.shown(each, one, names)} for one in numbers if one is not None]
        return named if each.kind.is_many else next(iter(named), None)
    return plain(value) if isinstance(value, float) else value
