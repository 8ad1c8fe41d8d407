"""From records to what the API gives, and from what it takes to what commands take."""

from collections.abc import Container, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from pydantic import BaseModel

from liant.kernel.access.captions import captions
from liant.kernel.api.schemas import part_sets, told_names
from liant.kernel.characteristics import serialising as characteristics
from liant.kernel.characteristics.models import PREFIX
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.fields import Sealed


def serialise(entity: Entity, records: list[Any], only: Container[str] | None = None) -> list[dict[str, Any]]:
    """Records with references named and parts included; a fixed number of queries however many records.

    Of those fields and parts `only`, where they are named, and the number: what is not told is not asked for.
    """
    given = {record.pk: {"id": record.pk} | _own(record, only) for record in records}
    for name in _told(told_names(entity), only):
        for number, value in _values(entity.model._meta.get_field(name), records).items():
            given[number][name] = value
    for part_set in part_sets(entity):
        if only is not None and part_set.name not in only:
            continue
        for values in given.values():
            values[part_set.name] = []
        parts = list(part_set.model._default_manager.filter(**{f"{part_set.link}__in": list(given)}))
        of_part = {name: _values(part_set.model._meta.get_field(name), parts) for name in part_set.fields}
        for part in parts:
            row = {"id": part.pk} | {name: values[part.pk] for name, values in of_part.items()}
            given[getattr(part, f"{part_set.link}_id")][part_set.name].append(row)
    for number, values in characteristics.given(entity, records).items():
        given[number][PREFIX] = values
    return list(given.values())


def values_from(model: type[models.Model], data: BaseModel, row: Any = None) -> dict[str, Any]:
    """The sent fields as commands take them: references resolved. Raises ValidationError by field.

    What the `row` that is changed refers to already is left out: it may be hidden from the actor.
    """
    errors: dict[str, ValidationError] = {}
    values: dict[str, Any] = {}
    for name in data.model_fields_set:
        value = getattr(data, name)
        if name == PREFIX:
            values |= characteristics.taken(value)
            continue
        if name == "id" or (isinstance(value, list) and value and isinstance(value[0], BaseModel)):
            continue
        field = _field(model, name)
        if field is None or (row is not None and field.is_relation and getattr(row, field.attname, ...) == value):
            continue
        try:
            values[name] = _resolved(field, value)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return values


def parts_from(entity: Entity, data: BaseModel, record: Any = None) -> dict[str, list[dict[str, Any]]]:
    """The sent part sets as commands take them, of the `record` that is changed."""
    return {
        part_set.name: _rows_from(part_set, rows, record)
        for part_set in part_sets(entity)
        if part_set.name in data.model_fields_set and (rows := getattr(data, part_set.name)) is not None
    }


def _rows_from(part_set: PartSet, rows: list[Any], record: Any) -> list[dict[str, Any]]:
    there = {part.pk: part for part in part_set.of(record.pk)} if record is not None else {}
    return [values_from(part_set.model, row, there.get(row.id)) | ({"id": row.id} if row.id else {}) for row in rows]


def _field(model: type[models.Model], name: str) -> Any:
    return next((f for f in (*model._meta.concrete_fields, *model._meta.many_to_many) if f.name == name), None)


def _own(record: Any, only: Container[str] | None) -> dict[str, Any]:
    own = {"caption": str(record), "created_at": record.created_at, "changed_at": record.changed_at}
    return {name: own[name] for name in _told(own, only)}


def _told(names: Iterable[str], only: Container[str] | None) -> list[str]:
    return [name for name in names if only is None or name in only]


def _values(field: Any, records: list[Any]) -> dict[int, Any]:
    if field.many_to_many:
        return _many(field, records)
    if field.is_relation:
        names = captions(field.related_model, (getattr(record, field.attname) for record in records))
        return {record.pk: _named(getattr(record, field.attname), names) for record in records}
    return {record.pk: _plain(getattr(record, field.name)) for record in records}


def _plain(value: Any) -> Any:
    """What is encrypted is given by its mask."""
    return str(value) if isinstance(value, Sealed) else value


def _named(key: int | None, names: dict[int, str]) -> dict[str, Any] | None:
    return {"id": key, "caption": names.get(key, "")} if key else None


def _many(field: Any, records: list[Any]) -> dict[int, list[dict[str, Any]]]:
    source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    links = field.remote_field.through._default_manager.filter(**{f"{source}__in": [record.pk for record in records]})
    found: dict[int, list[dict[str, Any]]] = {record.pk: [] for record in records}
    told = links.order_by("pk").values_list(f"{source}_id", f"{target}_id", f"{target}__caption")
    for whole, number, caption in told:
        found[whole].append({"id": number, "caption": caption})
    return found


def _resolved(field: Any, value: Any) -> Any:
    if field.many_to_many:
        return [_related(field.related_model, key) for key in value or []]
    if field.is_relation:
        return None if value is None else _related(field.related_model, value)
    return "" if value is None and isinstance(field, models.CharField | models.TextField) else value


def _related(model: type[models.Model], key: int) -> models.Model:
    found = model._default_manager.filter(pk=key).first()
    if found is None:
        raise ValidationError(_("There is no %(kind)s %(number)s.") % {"kind": model._meta.verbose_name, "number": key})
    return found
