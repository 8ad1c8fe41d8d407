"""In which version a record is, and what became of the one that somebody read (RFC 9110, 13.1.1)."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed, Part, Protected
from liant.kernel.history.models import Change, Entry


class OutdatedError(Exception):
    """A record is not as it was read any more. What was tried must be undone before its changes are asked for."""

    def __init__(self, record: Listed, read: Collection[str]) -> None:
        super().__init__()
        self.record, self.read = record, read

    @property
    def changes(self) -> dict[str, str]:
        """The fields and parts that changed since, by name, each with who changed it and how long ago."""
        return changed_since(self.record, self.read)


def version_of(record: Protected) -> str:
    """The version of a record with its parts: another one after every change, and of the same change the same.

    Changes of the act under way do not count yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT history.version(%s, %s)", [record.entity_name(), record.pk])
        return str(cursor.fetchone()[0])


def require_version(record: Listed, read: Collection[str] | None) -> None:
    """Raises OutdatedError when the record is in none of these versions, where there are any."""
    if read is not None and version_of(record) not in read:
        raise OutdatedError(record, read)


def changed_since(record: Listed, read: Collection[str]) -> dict[str, str]:
    """The fields and parts that changed after the newest of these versions, as far as the actor sees them.

    Each by its name in the API, with who changed it last and how long ago.
    """
    found = Change.objects.filter(
        entity=record.entity_name(), record_ids__contains=[record.pk], pk__gt=max(map(_last_change, read), default=0)
    )
    entries = {name: change.entry_id for change in found.order_by("pk") for name in names_in(change, type(record))}
    return told_by(entries)


def told_by(entries: dict[str, int]) -> dict[str, str]:
    """By the same names who acted and when, in words, from the numbers of their entries."""
    acts = Entry.objects.in_bulk(set(entries.values()))
    people = captions(Employee, {act.employee_id for act in acts.values() if act.employee_id})
    return {name: _told(acts[number], people) for name, number in entries.items() if number in acts}


def names_in(change: Change, model: type[Listed]) -> Iterator[str]:
    """What a change of a record, or of one of its parts, is called in the record: fields, links and kinds of parts."""
    if change.table == model._meta.db_table:
        columns = {*(change.before or {}), *(change.after or {})}
        yield from (field.name for field in model._meta.concrete_fields if field.column in columns)
    elif (part := change.model) and issubclass(part, Part):
        yield from _names_of(part, model)


def _names_of(part: type[Part], model: type[Listed]) -> Iterator[str]:
    links = [field.name for field in model._meta.many_to_many if field.remote_field.through is part]
    keys = [name for name in part.wholes if part._meta.get_field(name).related_model is model]
    yield from links or (part.accessor(name) for name in keys)


def _told(act: Entry, people: dict[int, str]) -> str:
    who, age = people.get(act.employee_id or 0, _("Liant")), timezone.now() - act.at
    if age.total_seconds() < 60:
        return _("%(who)s changed this just now.") % {"who": who}
    return _("%(who)s changed this %(time)s ago.") % {"who": who, "time": timesince(act.at, depth=1)}


def _last_change(version: str) -> int:
    number: Any = version.partition(".")[2]
    return int(number) if number.isdecimal() else 0
