"""A condition on records, kept as JSON (docs/CRITERIA.md)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


class CriteriaField(models.JSONField):
    """A condition. The row that has it tells which records it is about (`model`), and reads it (`condition`)."""

    def formfield(self, **kwargs: Any) -> Any:
        """The field that the caller chooses: a condition is made, not typed."""
        return models.Field.formfield(self, **kwargs)

    def tell(self, record: Any) -> str:
        """The condition in words; empty when something that it asks for is not there any more."""
        try:
            return str(record.condition.text())
        except ValidationError:
            return ""
