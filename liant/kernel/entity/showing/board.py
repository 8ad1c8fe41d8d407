"""A list as a board: a lane for each value of a field, in it the first of its records and how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst

from liant.kernel.entity.cells import tone_of
from liant.kernel.entity.counting import Count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.paging import Order, Page, paginate
from liant.kernel.entity.showing.cards import Card
from liant.kernel.entity.sums import sums_of
from liant.kernel.ui.tones import tone_of_row

# The parameter that names the field.
BY = "by"
# Cards in a lane until one asks for more; lanes at the most.
SIZE, MOST = 30, 30


class LaneListing(Listing):
    """The part of a list that has one value; counted less far than a list, for there are several beside each other."""

    bound = 1000

    def __init__(self, whole: Listing, name: str, value: Any, parameters: QueryDict) -> None:
        """Those of the whole that the filter with this name leaves at this value."""
        super().__init__(whole.entity, parameters, size=SIZE)
        self._whole, self._name, self._value = whole, name, value

    @cached_property
    def active(self) -> dict[str, Any]:
        """Those of the whole, which were read once for all lanes, and the one for the value."""
        return {**self._whole.active, self._name: self._value}

    @cached_property
    def records(self) -> QuerySet[Any]:
        """Those of the whole that have the value."""
        declared = next(each for each in self.filters if each.name == self._name)
        return declared.narrow(self._whole.records, self._value)

    @cached_property
    def page(self) -> Page:
        """The page asked for, by numbers first: to find these PostgreSQL reads the index of value and order alone.

        For whole rows it would rather walk the order of all, past half a million planned ones to the first one done.
        """
        if self._few is not None or type(self.order) is not Order:
            return super().page
        page = paginate(self.records.only("pk", self.order.field), self.order, size=self.size, **self.place)
        found = self._all().in_bulk([record.pk for record in page.records])
        page.records = [found[record.pk] for record in page.records]
        return page


@dataclass
class Lane:
    """The records of a list that have one value: `listing` is the list with the filter for it."""

    value: str
    label: str
    tone: str
    listing: Listing
    cards: list[Card] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its records as a table."""
        return self.listing.url(show=None, by=None)

    @property
    def more_url(self) -> str | None:
        """The board of this lane alone, from the next card on."""
        after = self.listing.page.after
        return self.listing.page_url(after=after) if after else None

    @cached_property
    def sums(self) -> list[tuple[str, str]]:
        """What the numbers in it come to, by column; nothing of more records than are counted."""
        return sums_of(self.listing) if self._is_counted else []

    @property
    def _is_counted(self) -> bool:
        return self.listing.count.is_exact and bool(self.listing.count.number)


def board_fields(listing: Listing) -> list[Any]:
    """The fields by which there are boards, as far as the actor sees them."""
    board, seen = listing.entity.board, {each.name for each in listing.filters}
    return [listing.entity.model._meta.get_field(name) for name in (board.fields if board else ()) if name in seen]


def board_field(listing: Listing) -> Any:
    """The field asked for, else the first."""
    offered = board_fields(listing)
    return next((each for each in offered if each.name == listing.parameters.get(BY)), offered[0])


def lanes(listing: Listing) -> list[Lane]:
    """The lanes; one alone where the list is filtered by the field. Their cards are still to be put in."""
    by = board_field(listing)
    return [
        Lane(value, label, tone, LaneListing(listing, by.name, read, _narrowed(listing, by.name, value)))
        for value, label, tone, read in _values(listing.entity, by)
        if listing.parameters.get(by.name, value) in ("", value)
    ]


def counted(found: list[Lane]) -> Count:
    """How many records there are in all lanes; at least so many, where a lane has more than are counted."""
    counts = [lane.listing.count for lane in found]
    return Count(sum(each.number for each in counts), all(each.is_exact for each in counts))


def _values(entity: Entity, by: Any) -> Iterator[tuple[str, str, str, Any]]:
    """Each value as filters write it, with its label, its tone, and as filters read it."""
    if not isinstance(by, models.ForeignKey):
        yield from ((str(value), capfirst(str(label)), tone_of(by, value), value) for value, label in by.flatchoices)
        return
    toned = hasattr(by.related_model, "tone")
    rows = entity.lanes(by).only("caption", *(["tone"] if toned else []))
    ordered = rows if rows.ordered else rows.order_by("sort_key", "id")
    for row in ordered[:MOST]:
        yield str(row.pk), row.caption, row.tone if toned else tone_of_row(row.pk), row


def _narrowed(listing: Listing, name: str, value: str) -> QueryDict:
    """The list's parameters with one more filter; from its beginning, unless it had this filter already."""
    parameters = listing.parameters.copy()
    if not parameters.get(name):
        for key in ("after", "before"):
            parameters.pop(key, None)
    parameters[name] = value
    return parameters
