"""Counts: exact up to a bound, beyond it only on request."""

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import number_format

BOUND = 10_000
# By so much, and more, PostgreSQL's statistics do not err in how many rows of a whole table one sees.
MARGIN = 3


@dataclass(frozen=True)
class Count:
    """How many records there are, or that there are more than the bound."""

    number: int
    is_exact: bool

    @property
    def text(self) -> str:
        """The number by locale, with a plus when there are more."""
        return f"{number_format(self.number, force_grouping=True)}{'' if self.is_exact else '+'}"


def count(records: QuerySet[Any], *, exact: bool = False, bound: int = BOUND) -> Count:
    """Count records; without `exact` stop at the bound."""
    if exact:
        return Count(records.count(), True)
    if are_surely_more(records):
        return Count(bound, False)
    number = records.order_by().values("pk")[: bound + 1].count()
    return Count(min(number, bound), number <= bound)


def are_surely_more(records: QuerySet[Any]) -> bool:
    """Whether the statistics leave no doubt: known of all rows that one sees, not of those that a filter leaves."""
    if records.query.has_filters():
        return False
    (told,) = json.loads(records.order_by().values("pk").explain(format="json"))
    return bool(told["Plan"]["Plan Rows"] > MARGIN * BOUND)
