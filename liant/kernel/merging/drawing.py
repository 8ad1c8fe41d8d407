"""What the page of merging shows: records side by side, field by field; what is united; what moves."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils.text import capfirst

from liant.kernel.entity.cells import Cell
from liant.kernel.entity.entity import Entity
from liant.kernel.merging.choosing import ALL, Field, cells_of, fields_of, is_blank
from liant.kernel.merging.relations import Relation, relations_to

# The parameters of the form: the record that is left, and whose value of a field it gets.
WINNER, VALUE = "winner", "value."


@dataclass(frozen=True)
class Option:
    """What one of the records has of a field."""

    value: str
    cell: Cell | None
    is_chosen: bool
    is_blank: bool = False


@dataclass(frozen=True)
class Line:
    """A field, and what each of the records has of it."""

    name: str
    label: str
    options: list[Option]
    all_option: Option | None
    error: str


@dataclass(frozen=True)
class Moved:
    """A kind of what hangs on the records that go, and how much of it the actor sees."""

    label: str
    number: int


@dataclass
class Sheet:
    """The records to be merged, as the page shows them; `given` is what was chosen, by the form's names."""

    entity: Entity
    records: list[Any]
    winner: Any
    given: dict[str, str]
    errors: dict[str, list[str]]

    @cached_property
    def lines(self) -> list[Line]:
        """The fields in which they differ."""
        return [self._line(field) for field in self._fields if field.is_differing]

    @cached_property
    def alike(self) -> list[Line]:
        """The fields of which all say the same."""
        return [self._line(field) for field in self._fields if field.filled and not field.is_differing]

    @property
    def united(self) -> list[tuple[str, list[str]]]:
        """The parts of all of them, equal ones once."""
        numbers = [record.pk for record in self.records]
        sets = self.entity.shown_part_sets(self.entity.variant_of(self.winner))
        found = (
            (each.title, each.model._default_manager.filter(**{f"{each.link}__in": numbers}).order_by("id"))
            for each in sets
        )
        told = ((title, list(dict.fromkeys(str(part) for part in parts))) for title, parts in found)
        return [(title, parts) for title, parts in told if parts]

    @property
    def moved(self) -> list[Moved]:
        """What comes to the winner beside its own parts."""
        losers = [record.pk for record in self.records if record != self.winner]
        relations = {(each.table, each.field.name): each for each in relations_to(self.entity.model)}
        edited = {(each.model, each.link) for each in self.entity.part_sets(self.entity.variant_of(self.winner))}
        counts = pointing_to(self.entity, losers)
        found = [
            Moved(_label(relation), counts[place])
            for place, relation in relations.items()
            if counts.get(place) and (relation.model, relation.field.name) not in edited
        ]
        return sorted(found, key=lambda each: -each.number)

    @cached_property
    def _fields(self) -> list[Field]:
        others = [record for record in self.records if record != self.winner]
        return list(fields_of(self.entity, [self.winner, *others]))

    def _line(self, field: Field) -> Line:
        cells = cells_of(self.entity, field.name, self.records)
        chosen = self.given.get(f"{VALUE}{field.name}", str(field.default))
        options = [
            Option(str(record.pk), cells[record.pk], chosen == str(record.pk), is_blank(field.values[record.pk]))
            for record in self.records
        ]
        joined = Option(ALL, None, chosen == ALL) if field.is_joined and len(field.filled) > 1 else None
        label = next(iter(cells.values())).label
        return Line(field.name, label, options, joined, " ".join(self.errors.get(field.name, [])))


def pointing_to(entity: Entity, numbers: list[int]) -> dict[tuple[str, str], int]:
    """How many rows point to some records, as the actor sees them, by table and field."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM access.pointing_to_{entity.name}(%s)", [numbers])
        return {(table, field): number for table, field, number in cursor.fetchall()}


def most_connected(entity: Entity, records: list[Any]) -> Any:
    """The one to which most leads; of equals the oldest."""
    weights = {record.pk: sum(pointing_to(entity, [record.pk]).values()) for record in records}
    return min(records, key=lambda record: (-weights[record.pk], record.pk))


def _label(relation: Relation) -> str:
    return capfirst(str(relation.model._meta.verbose_name_plural))
