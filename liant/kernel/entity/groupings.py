"""By what a list can be grouped: choices, other records, tags, the months and years of dates (GEN-02)."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Listed, Tree
from liant.kernel.characteristics.columns import CharacteristicColumn
from liant.kernel.characteristics.types import Choice, YesNo
from liant.kernel.criteria.properties import properties
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.columns import Column, FieldColumn, ReferenceColumn, TagsColumn
from liant.kernel.entity.listing import Listing

Labels = dict[Any, str]
# The parameter that names it.
GROUP = "group"


class Grouping:
    """A way to group: its name in URLs, its label, and by which value of each record."""

    # Whether a record may be in more than one group.
    is_many = False
    # Whether groups come in the order of their values, the last first; else the largest first.
    is_dated = False

    def __init__(self, column: Column, key: Any) -> None:
        self.name = column.name
        self.label = column.label
        self.key = key
        self.property = column.name

    def joined(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """The records beside what the value is read from."""
        return records

    def labels(self, values: list[Any]) -> Labels:
        """The values in words."""
        return {value: text_of(value) for value in values}

    def url(self, listing: Listing, value: Any) -> str | None:
        """The list of a group, by a filter more or a condition more; None where neither can be."""
        if self.property not in properties(listing.entity.model):
            return None
        return listing.url_asking({"field": self.property, **self.asked(value)}, **{GROUP: None})

    def asked(self, value: Any) -> dict[str, Any]:
        """How a condition asks for the value."""
        if isinstance(value, bool):
            return {"operator": "is", "value": value}
        return {"operator": "empty"} if value in (None, "") else {"operator": "is", "value": [value]}


class ByField(Grouping):
    """A field with choices, yes or no, or another record."""

    def __init__(self, column: FieldColumn | ReferenceColumn) -> None:
        super().__init__(column, F(column.field.attname))
        self.field: Any = column.field

    def labels(self, values: list[Any]) -> Labels:
        """Captions, also of records that are hidden; the words of choices."""
        if isinstance(self.field, models.ForeignKey):
            return captions(self.field.related_model, [value for value in values if value])
        told = {value: capfirst(str(label)) for value, label in self.field.flatchoices}
        return told or super().labels(values)

    def url(self, listing: Listing, value: Any) -> str | None:
        """By the list's filter, but of a tree: that means what is below, too."""
        is_filter = self.name in {each.name for each in listing.filters}
        of_tree = isinstance(self.field, models.ForeignKey) and issubclass(self.field.related_model, Tree)
        if not is_filter or of_tree or value in (None, ""):
            return super().url(listing, value)
        text = str(int(value)) if isinstance(value, bool) else str(value)
        return listing.url(**{self.name: text, GROUP: None})


class ByTag(Grouping):
    """A many-to-many relation: a record is in the group of each that it has."""

    is_many = True

    def __init__(self, column: TagsColumn) -> None:
        field: Any = column.field
        through = field.remote_field.through
        link = through._meta.get_field(field.m2m_field_name()).related_query_name()
        super().__init__(column, F(f"{link}__{field.m2m_reverse_field_name()}_id"))
        self.target: Any = field.related_model

    def labels(self, values: list[Any]) -> Labels:
        """What they are called."""
        return captions(self.target, [value for value in values if value])


class ByChoice(Grouping):
    """A characteristic with choices, or a yes or no."""

    def __init__(self, column: CharacteristicColumn) -> None:
        super().__init__(column, F(f"grouped__{column.of.kind.attribute}"))
        self.of = column.of
        self.is_many = column.of.kind.is_many

    def joined(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """A row for each value."""
        of_it = Q(characteristics__characteristic=self.of.pk)
        joined: QuerySet[Any] = records.annotate(grouped=FilteredRelation("characteristics", condition=of_it))
        return joined

    def labels(self, values: list[Any]) -> Labels:
        """The words of the choices."""
        told = {choice.pk: choice.name for choice in self.of.known_choices}
        return told or super().labels(values)


class ByPeriod(Grouping):
    """The months, or the years, of a date or a moment by the reader's clock."""

    is_dated = True

    def __init__(self, column: FieldColumn, span: str) -> None:
        super().__init__(column, (TruncMonth if span == "month" else TruncYear)(column.field.name))
        self.name, self.span = f"{column.name}.{span}", span
        spans = {"month": pgettext("group by", "month"), "year": pgettext("group by", "year")}
        self.label = f"{column.label}: {spans[span]}"

    def labels(self, values: list[Any]) -> Labels:
        """November 2026; 2026."""
        form = "YEAR_MONTH_FORMAT" if self.span == "month" else "Y"
        return {value: capfirst(date_format(value, form)) for value in values if value}

    def asked(self, value: date | datetime | None) -> dict[str, Any]:
        """From the first day to the last."""
        if value is None:
            return {"operator": "empty"}
        first = value.date() if isinstance(value, datetime) else value
        month = first.month if self.span == "month" else 12
        last = date(first.year, month, calendar.monthrange(first.year, month)[1])
        return {"operator": "between", "value": [first.isoformat(), last.isoformat()]}


def groupings(listing: Listing) -> list[Grouping]:
    """All that the actor sees and may group by."""
    return [grouping for column in listing.entity.offered_columns for grouping in _of(column, listing)]


def asked_grouping(listing: Listing) -> Grouping | None:
    """The one that the list's URL asks for."""
    asked = listing.parameters.get(GROUP)
    return next((each for each in groupings(listing) if each.name == asked), None) if asked else None


def in_words(labels: Labels, values: Iterable[Any]) -> Labels:
    """A label for each value, for none, too."""
    return {value: labels.get(value) or _("empty") for value in values}


def _of(column: Column, listing: Listing) -> Iterator[Grouping]:
    if isinstance(column, CharacteristicColumn):
        if isinstance(column.of.kind, Choice | YesNo):
            yield ByChoice(column)
    elif isinstance(column, TagsColumn):
        yield ByTag(column)
    elif isinstance(column, ReferenceColumn):
        if issubclass(column.field.related_model, Listed):
            yield ByField(column)
    elif isinstance(column, FieldColumn) and column.name in listing.entity.model_field_names:
        yield from _of_field(column)


def _of_field(column: FieldColumn) -> Iterator[Grouping]:
    if isinstance(column.field, models.DateField):
        yield from (ByPeriod(column, span) for span in ("month", "year"))
    elif column.field.choices or isinstance(column.field, models.BooleanField):
        yield ByField(column)
