"""Notifications in words: in the reader's language, and as far as the reader sees now what they are about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.paging import Order, Page, paginate
from liant.kernel.entity.registry import entity_named
from liant.kernel.notifications.kinds import Kind, kind_named, kinds
from liant.kernel.notifications.models import Notification

# A number in the bell goes no further.
COUNTED = 99
NEWEST = Order("told_at", is_descending=True)


@dataclass(frozen=True)
class Line:
    """A notification as it is shown; what its reader does not see any more has neither name nor address."""

    notification: Notification
    kind: Kind
    who: str
    title: str
    sentence: str
    quote: str
    url: str | None

    @property
    def is_fresh(self) -> bool:
        """Whether not even a minute has passed."""
        return timezone.now() - self.notification.told_at < timedelta(minutes=1)


def shown(*, kind: str = "", is_new: bool = False) -> QuerySet[Notification]:
    """What the acting employee is told in the page, of kinds that there are: of one, or only what was not seen yet."""
    rows = Notification.objects.filter(in_page=True, kind__in=[each.name for each in kinds()])
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(seen_at=None) if is_new else rows


def newest_page(rows: QuerySet[Notification], *, size: int, after: str = "", before: str = "") -> Page:
    """A page of them, newest first. Raises ValidationError for a damaged key."""
    return paginate(rows, NEWEST, size=size, after=after, before=before)


def unseen() -> int:
    """How many of these were not seen yet; one more than COUNTED stands for all beyond."""
    return shown(is_new=True).order_by()[: COUNTED + 1].count()


def lines(notifications: Iterable[Notification]) -> list[Line]:
    """Notifications in words, a few queries for each kind of record."""
    rows = [row for row in notifications if kind_named(row.kind)]
    names = captions(Employee, (row.actor_id for row in rows))
    records = _records(rows)
    quotes = _quotes([row for row in rows if row.record_id is None or _place(row) in records])
    return [_line(row, names.get(row.actor_id, ""), records, quotes) for row in rows]


def _line(row: Notification, who: str, records: dict[tuple[str, int], Any], quotes: dict[int, str]) -> Line:
    kind, entity = kind_named(row.kind), entity_named(row.entity)
    assert kind is not None
    if row.record_id is None:
        title, url = capfirst(str(entity.label_plural)) if entity else "", kind.url(row)
    elif entity is not None and (record := records.get(_place(row))) is not None:
        title, url = str(record), entity.url(row.record_id) + kind.tab
    else:
        title, url = _("A record that you do not see any more"), None
    return Line(row, kind, who, title, kind.sentence(row, who), quotes.get(row.pk, ""), url)


def _records(rows: list[Notification]) -> dict[tuple[str, int], Any]:
    """The records that the reader sees, as far as their kinds show them."""
    wanted = defaultdict(set)
    for row in rows:
        wanted[row.entity].add(row.record_id)
    found: dict[tuple[str, int], Any] = {}
    for name, numbers in wanted.items():
        if entity := entity_named(name):
            seen = entity.model._default_manager.filter(pk__in=numbers - {None}).defer("search")
            found |= {(name, record.pk): record for record in seen}
    return found


def _quotes(rows: list[Notification]) -> dict[int, str]:
    of_kind = defaultdict(list)
    for row in rows:
        of_kind[row.kind].append(row)
    quotes: dict[int, str] = {}
    for name, those in of_kind.items():
        if kind := kind_named(name):
            quotes |= kind.quotes(those)
    return quotes


def _place(row: Notification) -> tuple[str, int]:
    return row.entity, row.record_id or 0
