"""Lists in the order of a characteristic, paged by key: those with a value, then those without.

A record without a value has no place among the others, and choices have an order of their own. So the order comes in
phases, each of which an index can walk: those with a value, or with each choice in turn, and last those with none.
"""

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from liant.kernel.characteristics.models import PREFIX, Characteristic
from liant.kernel.characteristics.types import Choice, Link, LongText
from liant.kernel.entity.paging import Order, Page, page_of

NONE = "none"
# What a row of values is called in the query, and what a record on a page keeps its place in.
_ROW, _PLACE = "described", "_place"


def is_sortable(each: Characteristic) -> bool:
    """Whether records can come in its order: there is one value, and it has a place among others."""
    return not each.kind.is_many and not isinstance(each.kind, Link | LongText)


@dataclass(frozen=True)
class Phase:
    """Some of the records: `mark` is its name in page addresses, `column` that of the values they are ordered by."""

    mark: str
    fits: Q
    column: str = ""


@dataclass(frozen=True)
class CharacteristicOrder(Order):
    """By a characteristic, then the id; both up or both down. Records without a value come last in any case."""

    of: Any = None

    @property
    def phases(self) -> list[Phase]:
        """In their order."""
        none = Phase(NONE, ~Q(Exists(self._rows())))
        if isinstance(self.of.kind, Choice):
            choices = [Phase(str(each.pk), Q(**{f"{_ROW}__choice": each.pk})) for each in self.of.known_choices]
            return [*(reversed(choices) if self.is_descending else choices), none]
        column = f"{_ROW}__{self._column}"
        return [Phase("value", Q(**{f"{column}__isnull": False}), column), none]

    def apply(self, records: QuerySet[Any], reverse: bool = False) -> QuerySet[Any]:
        """All records in this order, sorted at once: for files."""
        names = ("choice__position", "choice") if isinstance(self.of.kind, Choice) else (self._column,)
        values = [F(f"{_ROW}__{name}") for name in names]
        down = self.is_descending != reverse
        placed = [value.desc(nulls_last=True) if down else value.asc(nulls_last=True) for value in values]
        return self._joined(records).order_by(*placed, "-id" if down else "id")

    def page(self, records: QuerySet[Any], *, size: int, after: str, before: str) -> Page:
        """From phase to phase until there are enough. Raises ValidationError for a damaged key."""
        reverse, phases = bool(before), self.phases
        if reverse:
            phases.reverse()
        mark, key = self._read(before or after) if before or after else (phases[0].mark, None)
        begun = next(number for number, phase in enumerate(phases) if phase.mark == mark)
        found: list[Any] = []
        for phase in phases[begun:]:
            if len(found) <= size:
                rows = self._of_phase(records, phase, key if phase.mark == mark else None, reverse)
                found += self._placed(rows[: size + 1 - len(found)], phase)
        return page_of(found, self, size=size, after=after, before=before)

    def key(self, record: Any) -> str:
        """A record's place in this order, for a URL."""
        mark, value = getattr(record, _PLACE)
        text = value.isoformat() if hasattr(value, "isoformat") else value
        return base64.urlsafe_b64encode(json.dumps([mark, text, record.pk]).encode()).decode()

    @property
    def _column(self) -> str:
        """The column of a row of values that they are ordered by."""
        return "text_key" if self.of.kind.column == "text" else str(self.of.kind.column)

    def _rows(self) -> Any:
        return self.of.values_model._default_manager.filter(characteristic=self.of.pk, whole=OuterRef("pk"))

    def _joined(self, records: QuerySet[Any]) -> QuerySet[Any]:
        of_this = FilteredRelation(PREFIX, condition=Q(**{f"{PREFIX}__characteristic": self.of.pk}))
        joined: QuerySet[Any] = records.annotate(**{_ROW: of_this})
        return joined

    def _of_phase(self, records: QuerySet[Any], phase: Phase, key: Any, reverse: bool) -> QuerySet[Any]:
        sign, beyond = ("-", "lt") if self.is_descending != reverse else ("", "gt")
        found = records if phase.mark == NONE else self._joined(records)
        fits, names = phase.fits, [name for name in (phase.column, "id") if name]
        if phase.column:
            found = found.annotate(**{f"{_ROW}_value": F(phase.column)})
        if key is not None:
            value, number = key
            fits &= Q(**{f"id__{beyond}": number}) if not phase.column else (
                # The first condition is implied by the second; it is the one an index can start from.
                Q(**{f"{phase.column}__{beyond}e": value})
                & (Q(**{f"{phase.column}__{beyond}": value}) | Q(**{f"id__{beyond}": number}))
            )  # fmt: skip
        return found.filter(fits).order_by(*(f"{sign}{name}" for name in names))

    def _placed(self, rows: QuerySet[Any], phase: Phase) -> list[Any]:
        found = list(rows)
        for record in found:
            setattr(record, _PLACE, (phase.mark, getattr(record, f"{_ROW}_value", None)))
        return found

    def _read(self, text: str) -> tuple[str, list[Any]]:
        """The phase and the place in it that `key` wrote."""
        try:
            mark, value, number = json.loads(base64.urlsafe_b64decode(text.encode()))
            phase = next(each for each in self.phases if each.mark == mark)
            if phase.column:
                value = self.of.values_model._meta.get_field(self._column).to_python(value)
            return mark, [value, int(number)]
        except (ValueError, TypeError, StopIteration, ValidationError) as error:
            raise ValidationError(_("This page address is damaged: start again from the list.")) from error
