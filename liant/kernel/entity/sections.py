"""A record's values grouped as on its form, parts included; what is empty is left out."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.entity.cells import Cell, kind_of, link_of, shown
from liant.kernel.entity.columns import column_for
from liant.kernel.entity.parts import PartSet

# Names of fields, grouped under titles.
Fieldsets = tuple[tuple[str | Promise, tuple[str, ...]], ...]


@dataclass
class Section:
    """A titled group of values."""

    title: str
    fields: list[Cell]


@dataclass(frozen=True)
class PartLabel:
    """What a part's value is labelled by: its kind or purpose, else what it is."""

    label: str


def sections(record: Any, fieldsets: Fieldsets, part_sets: tuple[PartSet, ...]) -> list[Section]:
    """The parts, then the fieldsets with values."""
    own = [Section(str(title), _values(record, names)) for title, names in fieldsets]
    return [section for section in (*_of_parts(part_sets, record), *own) if section.fields]


def _values(record: Any, names: tuple[str, ...]) -> list[Cell]:
    """The cells that tell something: a no tells nothing here."""
    told = [name for name in names if getattr(record, name) not in (None, "", False)]
    cells = (column_for(type(record), name).cells([record])[record.pk] for name in told)
    return [cell for cell in cells if cell.text]


def _of_parts(part_sets: tuple[PartSet, ...], record: Any) -> list[Section]:
    """Sections of parts; those of one group share a section."""
    grouped: dict[str, Section] = {}
    for part_set in part_sets:
        title = str(part_set.group) or part_set.title
        section = grouped.setdefault(title, Section(title, []))
        section.fields += [_part_cell(part_set, part) for part in part_set.of(record.pk)]
    return list(grouped.values())


def _part_cell(part_set: PartSet, part: Any) -> Cell:
    described = next(
        (getattr(part, f"get_{name}_display")() for name in ("kind", "purpose") if hasattr(part, name)), None
    )
    label = PartLabel(capfirst(str(described or part_set.label)))
    state = part.get_state_display() if getattr(part, "state", "valid") != "valid" else None
    for field in (part._meta.get_field(name) for name in part_set.fields):
        value, kind = getattr(part, field.name), kind_of(field)
        if link := link_of(kind, value):
            return Cell(label, shown(field, value), kind, link, secondary=state)
    return Cell(label, str(part), secondary=state)
