"""Comparisons of PostgreSQL that Django has for fields alone."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Func, TextField, Value


class Overlap(Func):
    """Whether two arrays of texts have something in common; an index (GIN) over the first serves it."""

    template = "%(expressions)s"
    arg_joiner = " && "
    output_field = BooleanField()

    def __init__(self, words: Any, others: Sequence[str]) -> None:
        super().__init__(words, Value(list(others), output_field=ArrayField(TextField())))
