"""A record's values grouped as on its form, parts included; what is empty is left out."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.entity.addresses import has_pages
from liant.kernel.entity.cells import LINKS, Cell, kind_of, link_of, shown
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


def sections(
    record: Any, fieldsets: Fieldsets, part_sets: tuple[PartSet, ...], elsewhere: tuple[str, ...] = ()
) -> list[Section]:
    """The parts, then the fieldsets with values, without the fields that are told elsewhere."""
    own = [Section(str(title), _values(record, names, elsewhere)) for title, names in fieldsets]
    return [section for section in (*_of_parts(part_sets, record), *own) if section.fields]


def _values(record: Any, names: tuple[str, ...], elsewhere: tuple[str, ...]) -> list[Cell]:
    """The cells that tell something new: neither a no, nor what the heading says, nor what is told at a glance."""
    told = [name for name in names if getattr(record, name) not in (None, "", False)]
    columns = (column_for(type(record), name) for name in told if name not in elsewhere)
    cells = (column.cells([record])[record.pk] for column in columns)
    return [cell for cell in cells if cell.text not in ("", str(record))]


def _of_parts(part_sets: tuple[PartSet, ...], record: Any) -> list[Section]:
    """Sections of parts; those of one group share a section."""
    grouped: dict[str, Section] = {}
    for part_set in part_sets:
        title = str(part_set.group) or part_set.title
        section = grouped.setdefault(title, Section(title, []))
        section.fields += _part_cells(part_set, list(part_set.of(record.pk)))
    return list(grouped.values())


def _part_cells(part_set: PartSet, parts: list[Any]) -> list[Cell]:
    """How each is told: by the record it leads to (an account, where one works), or by its own value."""
    for name in part_set.fields:
        field = part_set.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey) and has_pages(field.related_model):
            led_to = column_for(part_set.model, name).cells(parts)
            return [_leading_cell(part_set, part, led_to[part.pk]) for part in parts]
    return [_part_cell(part_set, part) for part in parts]


def _leading_cell(part_set: PartSet, part: Any, led_to: Cell) -> Cell:
    """The other record under what the part is called, and how to reach somebody there."""
    fields = [part._meta.get_field(name) for name in part_set.fields]
    ways = [shown(field, getattr(part, field.name)) for field in fields if kind_of(field) in LINKS]
    label = PartLabel(capfirst(str(part)))
    return Cell(label, led_to.text, led_to.kind, led_to.url, secondary=" · ".join(filter(None, ways)))


def _part_cell(part_set: PartSet, part: Any) -> Cell:
    described = next(
        (getattr(part, f"get_{name}_display")() for name in ("kind", "purpose") if hasattr(part, name)), None
    )
    label = PartLabel(capfirst(str(described or part_set.label)))
    state = capfirst(part.get_state_display()) if getattr(part, "state", "valid") != "valid" else None
    for field in (part._meta.get_field(name) for name in part_set.fields):
        value, kind = getattr(part, field.name), kind_of(field)
        if link := link_of(kind, value):
            return Cell(label, shown(field, value), kind, link, secondary=state, tone="red" if state else None)
    return Cell(label, str(part), secondary=state)
