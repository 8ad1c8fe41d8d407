"""Asking the one who saves about what another changed, too: at the field, with both values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed
from liant.kernel.characteristics.columns import column_of
from liant.kernel.entity.conflicts.merging import CHOICE, Line, Merge
from liant.kernel.entity.conflicts.state import Sets
from liant.kernel.entity.parts import PartSet
from liant.kernel.history.versions import Trace, traces

Traces = dict[tuple[str, int | None], Trace]


def is_asked(merged: Merge) -> bool:
    """Whether there is anything to decide."""
    lines = (line for of_kind in merged.rows.values() for line in of_kind)
    return bool(merged.conflicts) or any(line.conflicts or line.was_changed or line.was_removed for line in lines)


def ask(merged: Merge, record: Listed, form: forms.BaseForm, sets: Sets) -> None:
    """Mark the fields and rows that both changed since the record was read; they are filled in with what was merged."""
    if not is_asked(merged):
        return
    told: Traces = traces(record, {merged.read.version})
    # The form has put into its record what was filled in.
    now = type(record)._default_manager.get(pk=record.pk)
    for name in merged.conflicts:
        _ask_at(form, name, now, told.get((name, None)))
    for part_set, formset in sets:
        for row, line in zip(formset, merged.rows[part_set.name], strict=True):
            _ask_at_row(row, line, part_set, told)


def _ask_at_row(row: forms.BaseForm, line: Line, part_set: PartSet, told: Traces) -> None:
    trace = told.get((part_set.name, int(line.number or line.was_removed or 0)))
    for name in line.conflicts:
        _ask_at(row, name, part_set.model._default_manager.get(pk=line.number), trace)
    if line.was_changed:
        text = _("%(who)s changed this %(when)s. Remove it again if it is to go all the same.")
        row.add_error(None, text % _who_and_when(trace))
    if line.was_removed:
        text = _("%(who)s removed this %(when)s. Save to add it again, or remove it here, too.")
        row.add_error(None, text % _who_and_when(trace))


def told_change(row: Any, name: str, trace: Trace | None) -> str:
    """Who changed a field to what it is now, and when."""
    value = column_of(type(row), name).cells([row])[row.pk].text or _("empty")
    return _("%(who)s changed this to “%(value)s” %(when)s.") % {"value": value, **_who_and_when(trace)}


def _ask_at(form: forms.BaseForm, name: str, row: Any, trace: Trace | None) -> None:
    form.add_error(name, told_change(row, name, trace))
    form.fields[name].choice = f"{CHOICE}{form.add_prefix(name)}"  # type: ignore[attr-defined]


def _who_and_when(trace: Trace | None) -> dict[str, str]:
    if trace is None:
        return {"who": _("Somebody"), "when": _("meanwhile")}
    return {"who": trace.who, "when": trace.when}
