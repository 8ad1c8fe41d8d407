"""Characteristics as columns of lists and files."""

from typing import Any

from liant.kernel.access.models import Listed, Part
from liant.kernel.characteristics.definitions import by_address
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.reading import names_of, shown, values_of_all
from liant.kernel.characteristics.types import Choice, Link, plain
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.cells import TONES, Cell, link_of
from liant.kernel.entity.columns import Column, column_for


def column_of(model: type[Listed] | type[Part], name: str) -> Column:
    """The column of a model's own field, or of a characteristic by its address."""
    described = by_address(model).get(name)
    return CharacteristicColumn(described) if described else column_for(model, name)


class CharacteristicColumn(Column):
    """A characteristic; the values of a page are read once for all its columns."""

    def __init__(self, of: Characteristic) -> None:
        super().__init__(of.address, of.name)
        self.of, self.kind, self.number_format = of, of.kind.shown_as, of.kind.number_format

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """In words; what refers to another row leads there."""
        values = {number: of_record.get(self.of.pk) for number, of_record in values_of_all(records).items()}
        names = names_of(self.of, values.values())
        return {number: self._cell(value, names) for number, value in values.items()}

    def value(self, cell: Cell, record: Any) -> Any:
        """Numbers, dates, yes and no as such, for files; all else in words."""
        held = values_of_all([record])[record.pk].get(self.of.pk)
        if isinstance(held, float):
            return plain(held)
        return held if self.kind in ("date", "bool") else cell.text

    def _cell(self, value: Any, names: Any) -> Cell:
        kind, text = self.of.kind, shown(self.of, value, names)
        cell = Cell(self, text, self.kind, link_of(self.kind, value))
        if isinstance(kind, Link):
            cell.url = record_url(kind.model(self.of), value)
        elif kind.is_many:
            cell.tags = tuple(kind.shown(self.of, one, names) for one in value or ())
        elif isinstance(kind, Choice):
            cell.tone = self._tone(value)
        return cell

    def _tone(self, value: Any) -> str:
        """A colour that stays the same for a choice."""
        numbers = [choice.pk for choice in self.of.known_choices]
        return TONES[numbers.index(value) % len(TONES)] if value in numbers else "gray"
