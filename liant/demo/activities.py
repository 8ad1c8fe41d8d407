"""Writes made-up activities: some thousands for the demo company, by the million for measuring (ACT-01 to ACT-03)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import make_aware
from psycopg.types.json import Jsonb

from liant.demo.activity_tables import COLUMNS, COPY_TEXTS, CREATE_TEXTS, DRAW, LEARN_WORDS, PARTS, PREPARE, RECORDS
from liant.demo.activity_texts import activity_texts, activity_types
from liant.demo.bulk_passing import CLOSE, OPEN, create_passing
from liant.demo.bulk_stripping import only_told
from liant.demo.side_by_side import OWNER, Portion, portions
from liant.modules.activities.models import ActivityLifecycle, ActivityType

AT_ONCE = 500_000
Tell = Callable[[str], object]


class Span(NamedTuple):
    """When activities take place: so many days before and after today."""

    today: date
    before: int
    after: int


def prepare(cursor: Any, total: int, span: Span, language: str) -> tuple[list[Portion], dict[str, Any]]:
    """Have the tables for passing made from which so many activities are drawn; in which portions, and what that needs.

    Types are named in `language`; those missing are made.
    """
    first, now = _reserve_numbers(cursor, total), make_aware(datetime.combine(span.today, time(9)))
    needed = {
        "first": first, "seed": first, "total": total, "language": language, "types": Jsonb(_types(language)),
        "now": now, "lately": now - timedelta(weeks=4), "first_day": span.today - timedelta(days=span.before),
        "last_day": span.today + timedelta(days=span.after),
    }  # fmt: skip
    coming = portions(total, AT_ONCE)
    create_passing(cursor, COLUMNS, coming)
    cursor.execute(CREATE_TEXTS)
    with cursor.copy(COPY_TEXTS) as copy:
        for text in activity_texts(first):
            copy.write_row(text)
    for statement in PREPARE:
        cursor.execute(statement, needed)
    return coming, needed


def drawn(cursor: Any, coming: Iterable[Portion], needed: dict[str, Any], tell: Tell = str) -> Iterator[Portion]:
    """Draw activities into the passing table; the portions."""
    for portion in coming:
        tell(f"Making activities: from {portion.start:,} to {portion.stop:,}")
        with transaction.atomic(OWNER):
            # So that the contacts to choose from stay in memory.
            cursor.execute("SET LOCAL work_mem = '256MB'")
            cursor.execute(DRAW, needed | portion._asdict())
        yield portion


def write(cursor: Any, inserts: Mapping[str, str], needed: dict[str, Any], portion: Portion) -> None:
    """Move a portion from the passing table into others."""
    for statement in inserts.values():
        cursor.execute(statement, needed | portion._asdict())


def load(cursor: Any, total: int, span: Span, language: str) -> None:
    """Within a transaction: make activities for the demo company, with their history; for so few, indexes may stay."""
    tables = RECORDS | PARTS
    cursor.execute(OPEN)
    coming, needed = prepare(cursor, total, span, language)
    with only_told(cursor, tables):
        for portion in drawn(cursor, coming, needed):
            write(cursor, tables, needed, portion)
    learn_words(cursor)
    cursor.execute(CLOSE)


def learn_words(cursor: Any) -> None:
    """Teach search their words, when no trigger noted them."""
    cursor.execute(LEARN_WORDS)


def _types(language: str) -> dict[str, int]:
    known, plain = ActivityType.objects.using(OWNER), ActivityLifecycle.objects.using(OWNER).earliest("pk")
    return {
        seed.key: known.get_or_create(
            name=seed.names[language], defaults={"default_minutes": seed.minutes, "lifecycle": plain}
        )[0].pk
        for seed in activity_types()
    }


def _reserve_numbers(cursor: Any, count: int) -> int:
    """The first of `count` numbers for new activities, which nobody else gets."""
    cursor.execute("SELECT nextval('activities_activity_id_seq')")
    (first,) = cursor.fetchone()
    cursor.execute("SELECT setval('activities_activity_id_seq', %s)", [first + count - 1])
    return int(first)
