"""The numbers of rows that are not written yet, so that their parts can refer to them."""

from collections import Counter, defaultdict, deque
from itertools import count
from typing import Protocol

from django.db import connection
from django.db.models import Model


class Numbers(Protocol):
    """Gives each new row its number."""

    def reserve(self, demand: Counter[type[Model]]) -> None:
        """Have as many ready of each model, so that taking them asks the database nothing."""

    def take(self, model: type[Model]) -> int:
        """The number of the next new row."""


class NewNumbers:
    """Numbers from the tables' own sequences. What is left over at the end is lost, as with any sequence."""

    def __init__(self) -> None:
        self._ready: dict[type[Model], deque[int]] = defaultdict(deque)

    def reserve(self, demand: Counter[type[Model]]) -> None:
        """Take what is lacking in one query for each model."""
        for model, number in demand.items():
            lacking = number - len(self._ready[model])
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                    [model._meta.db_table, lacking],
                )
                self._ready[model].extend(number for (number,) in cursor.fetchall())

    def take(self, model: type[Model]) -> int:
        """The next of those reserved."""
        return self._ready[model].popleft()


class PretendedNumbers:
    """Numbers for a dry run, such as no row has."""

    def __init__(self) -> None:
        self._numbers = count(-1, -1)

    def reserve(self, demand: Counter[type[Model]]) -> None:
        """There are always enough."""

    def take(self, model: type[Model]) -> int:
        """The next one."""
        return next(self._numbers)
