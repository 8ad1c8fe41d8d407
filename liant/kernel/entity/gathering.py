"""A page of few rows and how many they are, in one pass over them.

To bring them in order PostgreSQL would rather walk down the index of the order and skip what does not fit: past 290,000
names until it comes to those that begin with Pop, for it does not know that names and their order are one.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from liant.kernel.entity.counting import Count
from liant.kernel.entity.sorting import Sorting

FOUND = """
    WITH found (id, {places}) AS MATERIALIZED ({found})
    SELECT (SELECT count(*) FROM found), ARRAY(SELECT id FROM found WHERE {beyond} ORDER BY {ways} LIMIT %s)"""


def gather(
    records: QuerySet[Any], sorting: Sorting, key: list[Any] | None, *, reverse: bool, size: int, bound: int
) -> tuple[Count, list[int]]:
    """How many there are, and, unless they are too many, the numbers of the first `size` after `key`, or before it."""
    try:
        asked = records.order_by().values_list("pk", *sorting.fields)[: bound + 1]
        found, values = asked.query.sql_with_params()
    except EmptyResultSet:
        return Count(0, True), []
    beyond, compared = sorting.beyond(key, reverse=reverse) if key else ("true", [])
    places = ", ".join(f"p{number}" for number, _field in enumerate(sorting.fields))
    statement = FOUND.format(places=places, found=found, beyond=beyond, ways=sorting.ways(reverse=reverse))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *compared, size])
        number, numbers = cursor.fetchone()
    return Count(min(number, bound), number <= bound), numbers
