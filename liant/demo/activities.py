"""Writes made-up activities: some thousands for the demo company, by the million for measuring (ACT-01 to ACT-03)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.utils.timezone import make_aware
from psycopg.types.json import Jsonb

from liant.demo.activity_tables import COPY_TEXTS, CREATE_TEXTS, INSERTS, LEARN_WORDS, PASSING, PREPARE
from liant.demo.activity_texts import activity_texts, activity_types
from liant.demo.bulk_stripping import only_told
from liant.modules.activities.models import ActivityType

OWNER = "owner"
Tell = Callable[[str], object]


class Span(NamedTuple):
    """When activities take place: so many days before and after today."""

    today: date
    before: int
    after: int


def prepare(cursor: Any, total: int, span: Span, language: str) -> dict[str, Any]:
    """Have the temporary tables filled from which `INSERTS` make so many activities, and give what these need.

    Types are named in `language`; those missing are made.
    """
    first, now = _reserve_numbers(cursor, total), make_aware(datetime.combine(span.today, time(9)))
    needed = {
        "first": first, "seed": first, "total": total, "language": language, "types": Jsonb(_types(language)),
        "now": now, "lately": now - timedelta(weeks=4), "first_day": span.today - timedelta(days=span.before),
        "last_day": span.today + timedelta(days=span.after),
    }  # fmt: skip
    # So that the contacts to choose from stay in memory, and activities in the order of their days.
    cursor.execute("SET LOCAL work_mem = '256MB'")
    cursor.execute(CREATE_TEXTS)
    with cursor.copy(COPY_TEXTS) as copy:
        for text in activity_texts(first):
            copy.write_row(text)
    for statement in (*PREPARE, PASSING):
        cursor.execute(statement, needed)
    return needed


def write(cursor: Any, needed: dict[str, Any], tell: Tell = str) -> None:
    """Make the activities that were prepared."""
    for table, statement in INSERTS.items():
        tell(f"Writing {table}")
        cursor.execute(statement, needed)


def load(cursor: Any, total: int, span: Span, language: str) -> None:
    """Make activities for the demo company, with their history; for so few the indexes may stay."""
    needed = prepare(cursor, total, span, language)
    with only_told(cursor, INSERTS):
        write(cursor, needed)
    learn_words(cursor)


def learn_words(cursor: Any) -> None:
    """Teach search their words, when no trigger noted them."""
    cursor.execute(LEARN_WORDS)


def _types(language: str) -> dict[str, int]:
    known = ActivityType.objects.using(OWNER)
    return {
        seed.key: known.get_or_create(name=seed.names[language], defaults={"default_minutes": seed.minutes})[0].pk
        for seed in activity_types()
    }


def _reserve_numbers(cursor: Any, count: int) -> int:
    """The first of `count` numbers for new activities, which nobody else gets."""
    cursor.execute("SELECT nextval('activities_activity_id_seq')")
    (first,) = cursor.fetchone()
    cursor.execute("SELECT setval('activities_activity_id_seq', %s)", [first + count - 1])
    return int(first)
