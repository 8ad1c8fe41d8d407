"""Old numbers lead on to what their records were merged into."""

from typing import Any

from django.db import connection
from django.http import Http404

from liant.kernel.access.models import Protected, Record


class MergedError(Http404):
    """There is no record of that number any more: it was merged into another one."""

    def __init__(self, number: int, into: int) -> None:
        super().__init__()
        self.number, self.into = number, into


def merged_into(model: type[Protected], number: int) -> int | None:
    """The number to which one leads that is there no more; None when it was never merged."""
    if not is_mergeable(model):
        return None
    found: int | None = _ask("merged_into", model, number)
    return found


def merged_from(record: Protected) -> list[int]:
    """The numbers that lead to a record."""
    if not is_mergeable(type(record)):
        return []
    found: list[int] = _ask("merged_from", type(record), record.pk)
    return found


def is_mergeable(model: type[Protected]) -> bool:
    """Whether its records can be merged."""
    return issubclass(model, Record) and model.is_mergeable


def _ask(question: str, model: type[Protected], number: int) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT access.{question}(%s, %s)", [model.entity_name(), number])
        return cursor.fetchone()[0]
