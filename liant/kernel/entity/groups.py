"""A list in groups: how many records have the same value, and what their numbers come to (GEN-02)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Listed
from liant.kernel.characteristics.columns import CharacteristicColumn
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.columns import Column
from liant.kernel.entity.listing import Listing

# The parameter that names the field.
GROUP = "group"
# The most that are shown, the largest first.
MOST = 200


@dataclass
class RecordGroup:
    """The records with one value: how many, where they are a list, and the sum in each numeric column by its label."""

    label: str
    count: int
    url: str | None
    sums: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count_text(self) -> str:
        """The number by locale."""
        return str(number_format(self.count, force_grouping=True))


def groupable(listing: Listing) -> list[Column]:
    """The columns by whose values a list may be grouped: choices, yes or no, and other records."""
    return [column for column in listing.entity.offered_columns if _field(listing, column.name) is not None]


def group_column(listing: Listing) -> Column | None:
    """The column by which the list shall be grouped."""
    asked = listing.parameters.get(GROUP)
    return next((column for column in groupable(listing) if column.name == asked), None) if asked else None


def summed_columns(listing: Listing) -> list[Column]:
    """The shown columns whose values can be added up."""
    return [
        column
        for column in listing.columns
        if isinstance(column, CharacteristicColumn) and column.of.kind.column == "number"
    ]


def groups(listing: Listing, column: Column) -> list[RecordGroup]:
    """The groups, the largest first; one query for them, and one for each column that is added up."""
    by = _field(listing, column.name)
    counted = list(
        listing.records.order_by().values_list(by.attname).annotate(number=Count("pk")).order_by("-number")[:MOST]
    )
    labels = _labels(by, [value for value, _number in counted])
    sums = [(each.label, _sums(listing, by, each)) for each in summed_columns(listing)]
    return [
        RecordGroup(
            labels[value], number, _url(listing, column.name, value), [(label, of.get(value, "")) for label, of in sums]
        )
        for value, number in counted
    ]


def _field(listing: Listing, name: str) -> Any:
    """The field of that name, where its values make groups."""
    own = next((each for each in listing.entity.model._meta.concrete_fields if each.name == name), None)
    if own is None or not (own.choices or isinstance(own, models.BooleanField | models.ForeignKey)):
        return None
    is_listed = isinstance(own, models.ForeignKey) and issubclass(own.related_model, Listed)
    return own if is_listed or not isinstance(own, models.ForeignKey) else None


def _labels(by: Any, values: list[Any]) -> dict[Any, str]:
    if isinstance(by, models.ForeignKey):
        target: Any = by.related_model
        told: dict[Any, str] = captions(target, [value for value in values if value])
    else:
        told = {value: str(label) for value, label in by.flatchoices} or {value: text_of(value) for value in values}
    return {value: told.get(value) or _("empty") for value in values}


def _sums(listing: Listing, by: Any, column: Any) -> dict[Any, str]:
    each = column.of
    held = each.values_model._default_manager.filter(characteristic=each.pk, whole__in=listing.records.values("pk"))
    of = held.order_by().values_list(f"whole__{by.attname}").annotate(sum=Sum("number"))
    return dict(_told(each, of))


def _told(each: Any, of: Any) -> Iterator[tuple[Any, str]]:
    for value, number in of:
        yield value, each.kind.shown(each, number, {})


def _url(listing: Listing, name: str, value: Any) -> str | None:
    """The list of a group, where there is a filter for it."""
    if value in (None, "") or name not in {each.name for each in listing.filters}:
        return None
    text = str(int(value)) if isinstance(value, bool) else str(value)
    return listing.url(**{name: text, GROUP: None})
