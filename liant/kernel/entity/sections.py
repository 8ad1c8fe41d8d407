"""A record's values grouped as on its form, parts included; what is empty is left out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

from liant.kernel.entity.cells import Cell, kind_of
from liant.kernel.entity.columns import column_for
from liant.kernel.entity.parts import PartSet

if TYPE_CHECKING:
    from liant.kernel.entity.entity import Entity


@dataclass
class Section:
    """A titled group of values."""

    title: str
    fields: list[Cell]


@dataclass(frozen=True)
class PartLabel:
    """What a part's value is labelled by: its kind or purpose, else what it is."""

    label: str


def sections(entity: "Entity", record: Any) -> list[Section]:
    """The fieldsets with values, then the parts."""
    variant = entity.variant_of(record)
    own = [Section(str(title), _values(record, names)) for title, names in entity.fieldsets(variant)]
    parts = [_part_section(part_set, record) for part_set in entity.part_sets(variant)]
    return [section for section in (*parts, *own) if section.fields]


def _values(record: Any, names: tuple[str, ...]) -> list[Cell]:
    cells = (column_for(type(record), name).cells([record])[record.pk] for name in names)
    return [cell for cell in cells if cell.text]


def _part_section(part_set: PartSet, record: Any) -> Section:
    return Section(part_set.title, [_part_cell(part_set, part) for part in part_set.of(record.pk)])


def _part_cell(part_set: PartSet, part: Any) -> Cell:
    described = next((getattr(part, f"get_{name}_display")() for name in ("kind", "purpose") if hasattr(part, name)), None)
    kinds = [kind_of(part._meta.get_field(name)) for name in part_set.fields]
    shown = next((kind for kind in kinds if kind in ("phone", "email", "web")), "text")
    label = PartLabel(capfirst(str(described or part_set.label)))
    state = part.get_state_display() if getattr(part, "state", "valid") != "valid" else None
    return Cell(label, str(part), shown, secondary=state)
