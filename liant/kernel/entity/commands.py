"""What can be done with every record: create, change, delete. Every door ends here."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import ProgrammingError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, is_refused_by_row_security
from liant.kernel.access.models import Part, Record
from liant.kernel.commands import command
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.registry import entity_of

Values = dict[str, Any]
# By the name of the part set: its rows, each with `id` when it exists already. Rows left out are deleted.
Parts = dict[str, list[Values]]


@command("create")
def create(model: type[Record], values: Values, parts: Parts | None = None, *, by: Actor) -> Record:
    """Make a record with its parts; it belongs to `by` unless the values say otherwise.

    Raises ValidationError by field; of a part's field under `<part set>.<row>.<field>`.
    """
    record = model()
    record.owner = values.get("owner") or by
    record.unit = values.get("unit") or record.owner.unit
    return _save(record, {**values, "owner": record.owner, "unit": record.unit}, parts or {})


@command("change")
def change(record: Record, values: Values, parts: Parts | None = None, *, by: Actor) -> Record:
    """Change a record's fields and parts; what isn't named stays. Raises ValidationError as `create` does."""
    return _save(record, values, parts or {})


@command("delete")
def delete(record: Record, *, by: Actor) -> None:
    """Delete a record with its parts; history keeps both, so that `undo` can bring them back.

    Raises ValidationError when other records need it.
    """
    try:
        record.delete()
    except ProtectedError as error:
        kinds = {str(needing._meta.verbose_name_plural) for needing in error.protected_objects}
        raise ValidationError(
            _("%(record)s can't be deleted: %(kinds)s belong to it.")
            % {"record": record, "kinds": ", ".join(sorted(kinds))}
        ) from error


def _save(record: Record, values: Values, parts: Parts) -> Record:
    errors: dict[str, list[str]] = {}
    many = _assign(record, values)
    _check(record, errors)
    sets = {part_set.name: part_set for part_set in _part_sets(record)}
    planned = [(sets[name], _plan(sets[name], record, rows, errors)) for name, rows in parts.items()]
    if errors:
        raise ValidationError(errors)
    _write(record)
    for name, chosen in many.items():
        getattr(record, name).set(chosen)
    for part_set, rows in planned:
        _save_parts(part_set, record, rows)
    # The database added locks, times and generated columns.
    record.refresh_from_db()
    return record


def _write(record: Record) -> None:
    try:
        with transaction.atomic():
            record.save(force_insert=record.pk is None, force_update=record.pk is not None)
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        raise ValidationError(
            {"owner": _("You may not give it to this owner and unit: you would no longer see it yourself.")}
        ) from error


def _assign(record: Record, values: Values) -> dict[str, Any]:
    """Set the record's own fields; return the many-to-many ones, which need its number first."""
    many = {}
    for name, value in values.items():
        if isinstance(record._meta.get_field(name), models.ManyToManyField):
            many[name] = value
        else:
            setattr(record, name, value)
    return many


def _part_sets(record: Record) -> Iterable[PartSet]:
    entity = entity_of(type(record))
    return entity.part_sets(entity.variant_of(record)) if isinstance(entity, Entity) else ()


def _check(row: Record | Part, errors: dict[str, list[str]], prefix: str = "", without: tuple[str, ...] = ()) -> None:
    try:
        row.full_clean(exclude=without)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            errors[prefix + name if name != NON_FIELD_ERRORS or prefix else name] = messages


def _plan(part_set: PartSet, record: Record, rows: list[Values], errors: dict[str, list[str]]) -> list[Part]:
    """The parts as they shall be, checked."""
    existing = {part.pk: part for part in part_set.of(record.pk)} if record.pk else {}
    planned = []
    for number, values in enumerate(rows):
        part = existing.get(values.get("id")) or part_set.model()
        for name, value in values.items():
            if name != "id":
                setattr(part, name, value)
        _check(part, errors, f"{part_set.name}.{number}.", without=(part_set.link,))
        planned.append(part)
    return planned


def _save_parts(part_set: PartSet, record: Record, planned: list[Part]) -> None:
    kept = {part.pk for part in planned if part.pk}
    for part in part_set.of(record.pk).exclude(pk__in=kept):
        part.delete()
    for part in planned:
        setattr(part, part_set.link, record)
        part.save()
