"""What a form showed: it comes back with what was filled in, so that one can tell who changed what since."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self

from django import forms
from django.forms.models import BaseInlineFormSet

from liant.kernel.access.models import Listed
from liant.kernel.entity.conflicts.raw import Raw, shown_by
from liant.kernel.entity.parts import PartSet
from liant.kernel.history.versions import version_of

Sets = Iterable[tuple[PartSet, BaseInlineFormSet]]
Row = dict[str, Raw]
# The hidden input that carries it.
READ = "read"


@dataclass(frozen=True)
class State:
    """A record as its form shows it: its version, its own fields, and by kind of part and number the rows."""

    version: str
    own: Row
    rows: dict[str, dict[str, Row]]

    @classmethod
    def of(cls, record: Listed, form: forms.BaseForm, sets: Sets) -> Self:
        """What a form and its formsets show while nothing was filled in."""
        rows = {
            part_set.name: {str(row.instance.pk): shown_by(row) for row in formset.initial_forms}
            for part_set, formset in sets
        }
        return cls(version_of(record), shown_by(form), rows)

    @classmethod
    def from_json(cls, text: str) -> Self | None:
        """The state that a form brought back; None when it brought none that can be read."""
        try:
            read = cls(**json.loads(text))
            is_whole = isinstance(read.version, str) and all(map(_is_row, (read.own, *_all_rows(read.rows))))
        except (TypeError, ValueError, AttributeError):
            return None
        return read if is_whole else None

    def to_json(self) -> str:
        """The state as a form carries it."""
        return json.dumps(asdict(self), separators=(",", ":"))


def _all_rows(rows: Any) -> list[Any]:
    return [row for of_kind in rows.values() for row in of_kind.values()]


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and all(map(_is_raw, row.values()))


def _is_raw(value: Any) -> bool:
    return isinstance(value, str | bool) or (isinstance(value, list) and all(isinstance(text, str) for text in value))
