"""What hangs on a role, brought to what is wanted."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db import models

Key = tuple[str, str]
Row = TypeVar("Row", bound=models.Model)


def rewrite(there: dict[Key, Row], wanted: Mapping[Key, str], value: str, make: Callable[[Key], Row]) -> None:
    """Have these rows, by key, hold as `value` what is wanted, and delete the others.

    What comes is written before what goes, so that whoever changes their own role keeps the right to.
    """
    left = dict(there)
    for key, given in wanted.items():
        row = left.pop(key, None) or make(key)
        if getattr(row, value) != given:
            setattr(row, value, given)
            row.save()
    for row in left.values():
        row.delete()
