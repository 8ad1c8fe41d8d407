"""What one filled in and what others changed meanwhile, brought together field by field.

Three values are compared: as the form showed it, as it was filled in, as it is now. What only one side changed counts;
where both did, differently, the one who saves is asked.
"""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from liant.kernel.access.models import Listed
from liant.kernel.entity.conditions.field import ConditionField
from liant.kernel.entity.conflicts.raw import is_same, put, sent_in
from liant.kernel.entity.conflicts.state import Row, Sets, State
from liant.kernel.history.versions import version_of

# Beside a field that both changed: which of the two values to take, by the name of the field.
CHOICE, THEIRS = "choice.", "theirs"


@dataclass
class Line:
    """A row of parts as it shall be sent; without number it is a new one."""

    number: str
    values: Row
    is_removed: bool = False
    # The fields that both changed; or one removed what the other changed.
    conflicts: list[str] = field(default_factory=list)
    was_changed: bool = False
    was_removed: str = ""


@dataclass
class Merge:
    """What goes on from here: the request as if one had filled in the form as it is now, and what is to be asked."""

    read: State
    now: State
    data: QueryDict
    conflicts: list[str]
    # Fields of a kind for which nothing can be put into the request: they stay as they are now.
    left: list[str]
    rows: dict[str, list[Line]]


def needs_merging(data: QueryDict, read: State, record: Listed) -> bool:
    """Whether the record changed since it was `read`, or one was asked because it did before."""
    return version_of(record) != read.version or any(name.startswith(CHOICE) for name in data)


def merge(data: QueryDict, read: State, now: State, form: forms.BaseForm, sets: Sets) -> Merge:
    """Bring together what was sent with a record as it is `now`; `form` and `sets` show that, not filled in."""
    given = data.copy()
    sent = sent_in(form, data, "")
    values, conflicts = merged_values(form, "", data, read.own, now.own)
    # A condition is sent in as many pieces as it has nodes.
    conditions = [name for name in values if isinstance(form.fields[name], ConditionField)]
    for name in values.keys() - conditions:
        put(given, name, values[name])
    rows = {}
    for part_set, formset in sets:
        name = part_set.name
        rows[name] = merged_rows(formset, data, read.rows.get(name, {}), now.rows[name])
        _send(given, name, rows[name])
    return Merge(read, now, given, conflicts, [name for name in conditions if values[name] != sent[name]], rows)


def merged_values(form: forms.BaseForm, prefix: str, data: QueryDict, read: Row, now: Row) -> tuple[Row, list[str]]:
    """The value of each field, whose names in the request begin with `prefix`, and the names of those both changed."""
    values, conflicts = {}, []
    for name, mine in sent_in(form, data, prefix).items():
        control, theirs = form.fields[name], now[name]
        before = read.get(name, theirs)
        is_theirs = data.get(f"{CHOICE}{prefix}{name}") == THEIRS or is_same(control, before, mine)
        values[name] = theirs if is_theirs else mine
        if not (is_theirs or is_same(control, before, theirs) or is_same(control, theirs, mine)):
            conflicts.append(name)
    return values, conflicts


def merged_rows(formset: Any, data: QueryDict, read: dict[str, Row], now: dict[str, Row]) -> list[Line]:
    """The rows in order: those that are there, then those to be added."""
    form, sent = formset.empty_form, _sent_rows(formset.prefix, data)
    by_number = {number: (prefix, is_removed) for prefix, number, is_removed in sent if number}
    there = (_there(form, data, by_number.get(number), number, read.get(number), now[number]) for number in now)
    gone = (
        _gone(form, data, prefix, number, read.get(number))
        for prefix, number, is_removed in sent
        if number and number not in now and not is_removed
    )
    new = (Line("", sent_in(form, data, prefix), is_removed) for prefix, number, is_removed in sent if not number)
    return [line for line in (*there, *gone, *new) if line]


def _there(
    form: forms.BaseForm, data: QueryDict, sent: tuple[str, bool] | None, number: str, read: Row | None, now: Row
) -> Line | None:
    """A row that is there: added by another when it was neither shown nor sent."""
    if sent is None:
        return None if read else Line(number, now)
    prefix, is_removed = sent
    if is_removed:
        was_changed = read is not None and not _are_same(form, read, now)
        return Line(number, now, is_removed=not was_changed, was_changed=was_changed)
    values, conflicts = merged_values(form, prefix, data, read or now, now)
    return Line(number, values, conflicts=conflicts)


def _gone(form: forms.BaseForm, data: QueryDict, prefix: str, number: str, read: Row | None) -> Line | None:
    """A row that another removed: kept, as a new one, when one had changed it."""
    mine = sent_in(form, data, prefix)
    return None if read is None or _are_same(form, read, mine) else Line("", mine, was_removed=number)


def _are_same(form: forms.BaseForm, one: Row, other: Row) -> bool:
    return all(is_same(form.fields[name], one.get(name, value), value) for name, value in other.items())


def _sent_rows(prefix: str, data: QueryDict) -> list[tuple[str, str, bool]]:
    """Of each row what its names begin with, its number, and whether it is to go."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    starts = [f"{prefix}-{index}-" for index in range(min(int(total), 1000) if total.isdecimal() else 0)]
    return [(start, data.get(f"{start}id", ""), bool(data.get(f"{start}DELETE"))) for start in starts]


def _send(data: QueryDict, prefix: str, lines: list[Line]) -> None:
    """Have a request send these rows in place of its own."""
    for start, _number, _is_removed in _sent_rows(prefix, data):
        for name in [name for name in data if name.startswith(start)]:
            del data[name]
    data[f"{prefix}-TOTAL_FORMS"] = str(len(lines))
    data[f"{prefix}-INITIAL_FORMS"] = str(sum(bool(line.number) for line in lines))
    for index, line in enumerate(lines):
        for name, value in (line.values | {"id": line.number, "DELETE": line.is_removed}).items():
            put(data, f"{prefix}-{index}-{name}", value)
