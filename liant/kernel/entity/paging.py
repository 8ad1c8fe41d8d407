"""Paging by key: the next page begins after the last row seen, however deep one is."""

import base64
import json
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Order:
    """A stable order: a field that is never null, then the id; both up or both down."""

    field: str
    is_descending: bool = False

    def apply(self, records: QuerySet[Any], reverse: bool = False) -> QuerySet[Any]:
        """The records in this order, or backwards."""
        sign = "-" if self.is_descending != reverse else ""
        return records.order_by(f"{sign}{self.field}", f"{sign}id")

    def after(self, records: QuerySet[Any], key: list[Any], reverse: bool = False) -> QuerySet[Any]:
        """The records that come after a key, or before it."""
        beyond = "lt" if self.is_descending != reverse else "gt"
        value, number = key
        # The first condition is implied by the second; it is the one an index can start from.
        return records.filter(
            Q(**{f"{self.field}__{beyond}e": value}),
            Q(**{f"{self.field}__{beyond}": value}) | Q(**{f"id__{beyond}": number}),
        )

    def page(self, records: QuerySet[Any], *, size: int, after: str, before: str) -> "Page":
        """The page after or before a key; the first without one. Raises ValidationError for a damaged key."""
        reverse = bool(before)
        if key := before or after:
            records = self.after(records, self.read_key(records.model, key), reverse)
        found = list(self.apply(records, reverse)[: size + 1])
        return page_of(found, self, size=size, after=after, before=before)

    def key(self, record: Any) -> str:
        """A record's place in this order, for a URL."""
        return write_key([getattr(record, self.field), record.pk])

    def read_key(self, model: Any, text: str) -> list[Any]:
        """The place that `key` wrote. Raises ValidationError for anything else."""
        return read_key([model._meta.get_field(self.field)], text)


def write_key(place: list[Any]) -> str:
    """A place in an order as a text for URLs: values and the id, dates in ISO 8601."""
    texts = [value.isoformat() if hasattr(value, "isoformat") else value for value in place]
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode()


def read_key(fields: list[Any], text: str) -> list[Any]:
    """The values of these fields, and the id, that a key holds. Raises ValidationError for anything else."""
    try:
        *texts, number = json.loads(base64.urlsafe_b64decode(text.encode()))
        values = [field.to_python(value) for field, value in zip(fields, texts, strict=True)]
        return [*values, int(number)]
    except (ValueError, TypeError, ValidationError) as error:
        raise damaged() from error


def damaged() -> ValidationError:
    """What is said of a key that is none."""
    return ValidationError(_("This page address is damaged: start again from the list."))


@dataclass
class Page:
    """A screenful of records, and the keys of the ones around it."""

    records: list[Any]
    before: str | None = None
    after: str | None = None


def newest(rows: QuerySet[Any], *, size: int, before: int | None = None) -> tuple[list[Any], int | None]:
    """The first rows of those that come newest first, or those older than a number; the number that the next page is
    older than, None on the last one.
    """
    found = list((rows if before is None else rows.filter(pk__lt=before))[: size + 1])
    return found[:size], found[size - 1].pk if len(found) > size else None


def number_in(text: str) -> int | None:
    """The number that a text of a URL is; None where it is none that a row may have."""
    # More digits than a bigint has are of no row.
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


class Keyed(Protocol):
    """An order in which each record has a key."""

    def key(self, record: Any) -> str:
        """A record's place in it."""


def paginate(records: QuerySet[Any], order: Order, *, size: int, after: str = "", before: str = "") -> Page:
    """The page after or before a key; the first without one. Raises ValidationError for a damaged key."""
    return order.page(records, size=size, after=after, before=before)


def page_of(found: list[Any], order: Keyed, *, size: int, after: str, before: str) -> Page:
    """The page that begins after a key, or ends before it, of the records found there: one more than it shows."""
    reverse = bool(before)
    has_more = len(found) > size
    found = found[:size]
    if reverse:
        found.reverse()
    page = Page(found)
    if found:
        page.after = order.key(found[-1]) if has_more or reverse else None
        page.before = order.key(found[0]) if after or (reverse and has_more) else None
    return page
