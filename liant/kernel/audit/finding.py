"""Acts on records, found by the changes that they consist of: quickly, whether they are few or many, new or old."""

from typing import Any

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from liant.kernel.history.models import Change, Entry

# So many are found by their numbers; of more than these a page is found by going back in time.
FEW = 500

# An act may have changed a million rows: from one to the next a step in the index, past all its rows.
_NEWEST = """
    WITH RECURSIVE act (id) AS (
        (SELECT entry_id FROM history_change WHERE entity = %(entity)s ORDER BY entry_id DESC LIMIT 1)
        UNION ALL
        SELECT (SELECT entry_id FROM history_change WHERE entity = %(entity)s AND entry_id < act.id
                 ORDER BY entry_id DESC LIMIT 1)
          FROM act WHERE act.id IS NOT NULL)
    SELECT id FROM act WHERE id IS NOT NULL LIMIT %(most)s"""


def on_entity(entries: QuerySet[Any], entity: str) -> QuerySet[Any]:
    """Those of the entries that changed, or tell of, records of this entity."""
    is_told = Q(told__isnull=False, entity=entity)
    changed = _newest_changed(entity)
    told = list(Entry.objects.filter(is_told).values_list("pk", flat=True)[: FEW + 1])
    if len(changed) <= FEW and len(told) <= FEW:
        return entries.filter(pk__in=[*changed, *told])
    if len(told) <= FEW:
        # Nobody goes back through years in which there was no such act.
        entries = entries.filter(at__lte=_last_moment([*changed, *told]))
    return entries.filter(Exists(Change.objects.filter(entity=entity, entry=OuterRef("pk"))) | is_told)


def on_record(entries: QuerySet[Any], entity: str | None, record_id: int) -> QuerySet[Any]:
    """Those of the entries that changed, or tell of, the record of this number, of this entity or of any."""
    changes, told = Change.objects.order_by(), Entry.objects.filter(told__isnull=False)
    if entity is not None:
        changes, told = changes.filter(entity=entity), told.filter(entity=entity)
    changes, told = changes.filter(record_ids__contains=[record_id]), told.filter(record_id=record_id)
    return entries.filter(pk__in=changes.values_list("entry_id").union(told.values_list("pk"), all=True))


def _newest_changed(entity: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, {"entity": entity, "most": FEW + 1})
        return [number for (number,) in cursor.fetchall()]


def _last_moment(numbers: list[int]) -> Any:
    return Entry.objects.filter(pk__in=numbers).aggregate(last=Max("at"))["last"]
