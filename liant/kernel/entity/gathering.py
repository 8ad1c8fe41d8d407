"""A page of few rows and how many they are, in one pass over them.

To bring them in order PostgreSQL would rather walk down the index of the order and skip what does not fit: past 290,000
names until it comes to those that begin with Pop, for it does not know that names and their order are one.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from liant.kernel.entity.counting import BOUND, Count
from liant.kernel.entity.paging import Order

FOUND = """
    WITH found (id, place) AS MATERIALIZED ({found})
    SELECT (SELECT count(*) FROM found), ARRAY(
        SELECT id FROM found WHERE {beyond} ORDER BY place {way}, id {way} LIMIT %s)"""


def gather(
    records: QuerySet[Any], order: Order, key: list[Any] | None, *, reverse: bool, size: int
) -> tuple[Count, list[int]]:
    """How many there are, and, unless they are too many, the numbers of the first `size` after `key`, or before it."""
    try:
        found, values = records.order_by().values_list("pk", order.field)[: BOUND + 1].query.sql_with_params()
    except EmptyResultSet:
        return Count(0, True), []
    way, beyond = ("DESC", "<") if order.is_descending != reverse else ("ASC", ">")
    statement = FOUND.format(found=found, way=way, beyond=f"(place, id) {beyond} (%s, %s)" if key else "true")
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *(key or ()), size])
        number, numbers = cursor.fetchone()
    return Count(min(number, BOUND), number <= BOUND), numbers
