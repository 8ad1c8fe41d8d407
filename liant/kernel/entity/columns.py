"""Columns of lists and exports: each turns a page of records into cells, with one query at most."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Part, Protected
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.cells import Cell, kind_of, link_of, shown, text_of, tone_of
from liant.kernel.imports.keys import NUMBER, NUMBER_LABEL

Label = str | Promise


class Column:
    """A column: its name in URLs and files, its label, and how its cells come about."""

    kind = "text"
    # How workbooks show its numbers; as they are when empty.
    number_format = ""

    def __init__(self, name: str, label: Label) -> None:
        self.name = name
        self._label = label

    @property
    def label(self) -> str:
        """The head of the column."""
        return capfirst(str(self._label))

    @property
    def is_numeric(self) -> bool:
        """Whether to align at the right."""
        return self.kind == "number"

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """The cell of each record, by its id."""
        return {record.pk: self.cell(record) for record in records}

    def cell(self, record: Any) -> Cell:
        """The cell of one record."""
        raise NotImplementedError

    def value(self, cell: Cell, record: Any) -> Any:
        """What a file gets."""
        return cell.text


class FieldColumn(Column):
    """A field of the record itself."""

    def __init__(self, field: models.Field) -> None:
        super().__init__(field.name, field.verbose_name)
        self.field = field
        self.kind = "caption" if field.name == "caption" else kind_of(field)

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """Choices are put into words once for all."""
        if self.kind != "choice":
            return super().cells(records)
        labels = self._labels()
        return {record.pk: self._choice(getattr(record, self.field.name), labels) for record in records}

    def cell(self, record: Any) -> Cell:
        """The value in words; the caption leads to the record."""
        value = getattr(record, self.field.name)
        if self.kind == "choice":
            return self._choice(value, self._labels())
        link = record_url(type(record), record.pk) if self.kind == "caption" else link_of(self.kind, value)
        # What needs the whole row to be told has a `tell`.
        text = self.field.tell(record) if hasattr(self.field, "tell") else shown(self.field, value)
        return Cell(self, text, self.kind, link)

    def value(self, cell: Cell, record: Any) -> Any:
        """The typed value for files, except for choices, which people read."""
        return cell.text if self.kind == "choice" else getattr(record, self.field.name)

    def _labels(self) -> dict[Any, str]:
        return {value: capfirst(str(label)) for value, label in self.field.flatchoices}

    def _choice(self, value: Any, labels: dict[Any, str]) -> Cell:
        return Cell(self, labels.get(value) or text_of(value), self.kind, tone=tone_of(self.field, value))


class NumberColumn(Column):
    """The record's own number: in files, by which imports find the records again."""

    kind = "number"

    def __init__(self) -> None:
        super().__init__(NUMBER, NUMBER_LABEL)

    def cell(self, record: Any) -> Cell:
        """The number."""
        return Cell(self, str(record.pk), self.kind)

    def value(self, cell: Cell, record: Any) -> Any:
        """The same as a number."""
        return record.pk


class DayColumn(FieldColumn):
    """A moment of which a list tells the day alone."""

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """The dates, by the reader's clock."""
        zone = timezone.get_current_timezone()
        moments = ((record.pk, getattr(record, self.field.name)) for record in records)
        days = ((number, moment and moment.astimezone(zone).date()) for number, moment in moments)
        return {number: Cell(self, text_of(day), "date") for number, day in days}


class ReferenceColumn(Column):
    """A foreign key: shown by caption even when the other record is hidden, linked when it has a page."""

    kind = "reference"

    def __init__(self, field: models.ForeignKey) -> None:
        super().__init__(field.name, field.verbose_name)
        self.field = field

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all the captions."""
        model = self.field.related_model
        names = captions(model, (getattr(record, self.field.attname) for record in records))
        return {
            record.pk: Cell(self, names.get(key, ""), self.kind, record_url(model, key))
            for record in records
            for key in [getattr(record, self.field.attname)]
        }


class PartColumn(Column):
    """The default one of a record's parts (its phone, its city), among those with the `only` values."""

    def __init__(self, name: str, part: type[Part], field: str, **only: Any) -> None:
        model_field = part._meta.get_field(field)
        assert isinstance(model_field, models.Field)
        super().__init__(name, model_field.verbose_name)
        self.part, self.field, self.kind, self.only = part, model_field, kind_of(model_field), only

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all; parts come default first."""
        whole = self.part.wholes[0]
        parts = self.part._default_manager.filter(**{f"{whole}__in": [record.pk for record in records]}, **self.only)
        values: dict[int, str] = {}
        for whole_id, value in parts.values_list(f"{whole}_id", self.field.name):
            values.setdefault(whole_id, value)
        return {record.pk: self._cell(values.get(record.pk, "")) for record in records}

    def _cell(self, value: Any) -> Cell:
        return Cell(self, shown(self.field, value), self.kind, link_of(self.kind, value))


class TagsColumn(Column):
    """A many-to-many relation, as tags."""

    kind = "tags"

    def __init__(self, field: models.ManyToManyField) -> None:
        super().__init__(field.name, field.verbose_name)
        self.field = field

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all the tags."""
        tags: dict[int, list[list[str]]] = {}
        for whole, *tag in self._pairs(records):
            tags.setdefault(whole, []).append(tag)
        return {record.pk: self._cell(tags.get(record.pk, [])) for record in records}

    def _pairs(self, records: list[Any]) -> Any:
        """The number of a record, the name of a tag of it, and the tag's colour, where it has one."""
        through: Any = self.field.remote_field.through
        source, target = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        has_tone = hasattr(self.field.related_model, "tone")
        tone = models.F(f"{target}__tone") if has_tone else models.Value("gray")
        pairs = through._default_manager.filter(**{f"{source}__in": [record.pk for record in records]})
        return pairs.order_by(f"{target}_id").values_list(f"{source}_id", f"{target}__caption", tone)

    def _cell(self, tags: Any) -> Cell:
        names, tones = tuple(name for name, _tone in tags), tuple(tone for _name, tone in tags)
        return Cell(self, ", ".join(names), self.kind, tags=names, tones=tones)


def column_for(model: type[Protected], declared: str | Column) -> Column:
    """The column that a declaration means: a field's name, or a column as it is."""
    if isinstance(declared, Column):
        return declared
    field = model._meta.get_field(declared)
    if isinstance(field, models.ManyToManyField):
        return TagsColumn(field)
    if isinstance(field, models.ForeignKey):
        return ReferenceColumn(field)
    assert isinstance(field, models.Field)
    return FieldColumn(field)
