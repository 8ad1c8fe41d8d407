"""In which version a record is, and what became of the one that somebody read (RFC 9110, 13.1.1)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed, Part, Protected
from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.values import CharacteristicValue
from liant.kernel.entity.paging import number_in
from liant.kernel.history.models import Change, Entry


class OutdatedError(Exception):
    """A record is not as it was read any more. What was tried must be undone before its changes are asked for."""

    def __init__(self, record: Listed, read: Collection[str]) -> None:
        super().__init__()
        self.record, self.read = record, read

    @property
    def changes(self) -> dict[str, str]:
        """The fields and parts that changed since, by name, each with who changed it and how long ago."""
        return {name: str(trace) for (name, _row), trace in traces(self.record, self.read).items()}


@dataclass(frozen=True)
class Trace:
    """Who changed something last, and when."""

    who: str
    at: datetime

    @property
    def when(self) -> str:
        """How long ago, in words."""
        if (timezone.now() - self.at).total_seconds() < 60:
            return _("just now")
        return _("%(time)s ago") % {"time": timesince(self.at, depth=1)}

    def __str__(self) -> str:
        return _("%(who)s changed this %(when)s.") % {"who": self.who, "when": self.when}


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


def traces(record: Listed, read: Collection[str]) -> dict[tuple[str, int | None], Trace]:
    """The fields and parts that changed after the newest of these versions, as far as the actor sees them.

    By the name in the API, of parts also by the number of the row.
    """
    found = Change.objects.filter(
        entity=record.entity_name(), record_ids__contains=[record.pk], pk__gt=max(map(_last_change, read), default=0)
    )
    entries = {name: change.entry_id for change in found.order_by("pk") for name in names_in(change, type(record))}
    acts = Entry.objects.in_bulk(set(entries.values()))
    people = captions(Employee, {act.employee_id for act in acts.values() if act.employee_id})
    return {
        name: Trace(people.get(acts[number].employee_id or 0, _("Liant")), acts[number].at)
        for name, number in entries.items()
        if number in acts
    }


def names_in(change: Change, model: type[Listed]) -> Iterator[tuple[str, int | None]]:
    """What a change of a record or of one of its parts is called in the record, and the number of the part."""
    if change.table == model._meta.db_table:
        columns = {*(change.before or {}), *(change.after or {})}
        yield from ((field.name, None) for field in model._meta.concrete_fields if field.column in columns)
    elif (part := change.model) and issubclass(part, CharacteristicValue):
        number = ((change.after or {}) | (change.before or {}))["characteristic_id"]
        yield from ((each.address, None) for each in defined(model) if each.pk == number)
    elif part and issubclass(part, Part):
        links = [field.name for field in model._meta.many_to_many if field.remote_field.through is part]
        keys = [name for name in part.wholes if part._meta.get_field(name).related_model is model]
        yield from ((name, None) for name in links)
        yield from ((part.accessor(name), change.row_id) for name in keys if not links)


def _last_change(version: str) -> int:
    return number_in(version.partition(".")[2]) or 0
