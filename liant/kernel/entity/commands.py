"""What can be done with every record: create, change, delete. Every door ends here."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import fixed_fields, hidden_fields, is_fixed
from liant.kernel.access.models import Listed, Protected
from liant.kernel.characteristics import saving as characteristics
from liant.kernel.commands import command
from liant.kernel.entity import refusals
from liant.kernel.entity.doubles import doubles
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.registry import entity_of
from liant.kernel.history.versions import require_version

Values = dict[str, Any]
# By the name of the part set: its rows, each with `id` when it exists already. Rows left out are deleted.
Parts = dict[str, list[Values]]
# Those in which the actor may have read the record; any when there are none.
Versions = Collection[str] | None


@command("create")
def create(model: type[Listed], values: Values, parts: Parts | None = None, *, by: Actor) -> Listed:
    """Make a record with its parts; it belongs to `by` unless the values say otherwise.

    Raises ValidationError by field; of a part's field under `<part set>.<row>.<field>`.
    """
    return _save(model(), model.completed(values, by=by), parts or {})


@command("change")
def change(record: Listed, values: Values, parts: Parts | None = None, *, read: Versions = None, by: Actor) -> Listed:
    """Change a record's fields and parts; what isn't named stays. Raises ValidationError as `create` does.

    Raises OutdatedError when it is not in one of the versions in which it was `read` any more.
    """
    require_version(record, read)
    return _save(record, values, parts or {})


@command("delete")
def delete(record: Listed, *, read: Versions = None, by: Actor) -> None:
    """Delete a record with its parts; history keeps both, so that `undo` can bring them back.

    Raises ValidationError when other records need it, OutdatedError when it is not as it was `read` any more.
    """
    number = record.pk
    with refusals.of_deleting(record):
        record.delete()
    record.pk = number
    # Asked when nobody else can change it any more: who may delete it may not be allowed to lock it.
    require_version(record, read)


def _save(record: Listed, values: Values, parts: Parts) -> Listed:
    errors: dict[str, list[str]] = {}
    own, described = characteristics.apart(values)
    before = _references(record)
    many = _assign(record, _allowed(record, own, errors))
    _check(record, errors, without=_kept(record, before))
    plan = characteristics.Plan(record, _variant_of(record), errors)
    plan.take(described)
    sets = {part_set.name: part_set for part_set in _part_sets(record)}
    free = {name: rows for name, rows in parts.items() if not _is_kept(sets[name], record, rows, errors)}
    planned = [(sets[name], _plan(sets[name], record, rows, errors)) for name, rows in free.items()]
    if errors:
        raise ValidationError(errors)
    with refusals.of_writing(record):
        record.save(force_insert=record.pk is None, force_update=record.pk is not None)
    for name, chosen in many.items():
        _link(record, name, chosen)
    for part_set, rows in planned:
        with refusals.of_repeating(record, rows):
            _save_parts(part_set, record, rows)
    with refusals.of_linking("characteristics"):
        plan.save()
    # The database added locks, times and generated columns.
    record.refresh_from_db()
    return record


def _references(record: Protected) -> dict[str, Any]:
    """The numbers of the rows that a record refers to, by field; of a new one none."""
    if record.pk is None:
        return {}
    fields = (field for field in record._meta.concrete_fields if field.is_relation)
    return {field.name: number for field in fields if (number := getattr(record, field.attname)) is not None}


def _kept(record: Protected, before: dict[str, Any]) -> tuple[str, ...]:
    """The fields that refer to the same as before, which may be hidden from the actor, who does not change it."""
    return tuple(name for name, _number in before.items() & _references(record).items())


def _allowed(record: Listed, values: Values, errors: dict[str, list[str]]) -> Values:
    """The values without the fields kept from the actor; to change one of these is an error."""
    fixed = fixed_fields(type(record))
    errors |= {
        name: [_("You do not have the right to change this.")]
        for name, value in values.items()
        if name in fixed and not _has(record, name, value)
    }
    return {name: value for name, value in values.items() if name not in fixed}


def _has(record: Listed, name: str, value: Any) -> bool:
    if not isinstance(record._meta.get_field(name), models.ManyToManyField):
        return bool(value == getattr(record, name))
    return set(value) == (set(getattr(record, name).all()) if record.pk else set())


def _is_kept(part_set: PartSet, record: Listed, rows: list[Values], errors: dict[str, list[str]]) -> bool:
    """Whether these parts are kept from the actor; others than are there are an error."""
    if not is_fixed(part_set.model):
        return False
    there = {part.pk: part for part in part_set.of(record.pk)} if record.pk else {}
    changed = [row for row in rows if not _is_as_it_was(row, there.get(row.get("id")))]
    if changed or len(rows) != len(there):
        errors[part_set.name] = [_("You do not have the right to change this.")]
    return True


def _is_as_it_was(row: Values, part: Protected | None) -> bool:
    return part is not None and all(getattr(part, name) == value for name, value in row.items())


def _link(record: Listed, name: str, chosen: Iterable[models.Model]) -> None:
    related = getattr(record, name)
    with refusals.of_linking(name):
        related.set(chosen)
    # Where row security refuses a new link, it keeps an old one without a word.
    if set(related.all()) != set(chosen):
        raise refusals.no_right_to_change(name)


def _assign(record: Listed, values: Values) -> dict[str, Any]:
    """Set the record's own fields; return the many-to-many ones, which need its number first."""
    many = {}
    for name, value in values.items():
        if isinstance(record._meta.get_field(name), models.ManyToManyField):
            many[name] = value
        else:
            setattr(record, name, value)
    return many


def _variant_of(record: Listed) -> str:
    entity = entity_of(type(record))
    return entity.variant_of(record) if isinstance(entity, Entity) else ""


def _part_sets(record: Listed) -> Iterable[PartSet]:
    entity = entity_of(type(record))
    return entity.part_sets(entity.variant_of(record)) if isinstance(entity, Entity) else ()


def _check(row: Protected, errors: dict[str, list[str]], prefix: str = "", without: tuple[str, ...] = ()) -> None:
    try:
        # What is hidden from the actor was not read, and is not judged.
        row.full_clean(exclude={*without, *hidden_fields(type(row))})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            errors[prefix + name if name != NON_FIELD_ERRORS or prefix else name] = messages


def _plan(part_set: PartSet, record: Listed, rows: list[Values], errors: dict[str, list[str]]) -> list[Protected]:
    """The parts as they shall be, checked."""
    existing = {part.pk: part for part in part_set.of(record.pk)} if record.pk else {}
    planned = []
    for number, values in enumerate(rows):
        part = existing.get(values.get("id")) or part_set.model()
        before = _references(part)
        for name, value in values.items():
            if name != "id":
                setattr(part, name, value)
        _check(part, errors, f"{part_set.name}.{number}.", without=(part_set.link, *_kept(part, before)))
        planned.append(part)
    for number, name, message in doubles(part_set, planned):
        errors.setdefault(f"{part_set.name}.{number}.{name}", []).append(message)
    return planned


def _save_parts(part_set: PartSet, record: Listed, planned: list[Protected]) -> None:
    before = {part.pk: part for part in part_set.of(record.pk)}
    for number in before.keys() - {part.pk for part in planned}:
        with refusals.of_deleting(before[number]):
            before[number].delete()
    for part in planned:
        setattr(part, part_set.link, record)
        # Whatever is written has the database look at its record again.
        if part.pk not in before or _differs(part, before[part.pk]):
            part.save()


def _differs(part: Protected, other: Protected) -> bool:
    names = (field.attname for field in part._meta.concrete_fields)
    return any(getattr(part, name) != getattr(other, name) for name in names)
