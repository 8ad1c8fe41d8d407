"""Which fields of which records roles may hide or hold fixed (SEC-05)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from liant.kernel.access.models import Delegation, FieldLimit, Record
from liant.kernel.access.tables import record_models


@dataclass(frozen=True)
class Limitable:
    """A field that a role may limit; or hide, where a record does without it and nobody finds a record by it."""

    field: models.Field
    may_be_hidden: bool

    @property
    def label(self) -> str:
        """What people call it."""
        return capfirst(str(self.field.verbose_name))

    @property
    def column(self) -> str:
        """Its column."""
        return str(self.field.column)

    @property
    def levels(self) -> list[str]:
        """How far it may be limited."""
        return [level for level in FieldLimit.Level.values if self.may_be_hidden or level != FieldLimit.Level.HIDDEN]

    @property
    def blank(self) -> Any:
        """What it holds where nobody filled it in."""
        return self.field.get_default()


def limitable_models() -> list[type[Record]]:
    """The records in which roles may limit fields."""
    return [model for model in record_models() if model is not Delegation]


def limitable(model: type[Record]) -> Iterator[Limitable]:
    """The fields that people fill in, but for those that say whose a record is and what makes it one."""
    shows = {*model.searched, *model.sorted_by}
    for field in model._meta.concrete_fields:
        if field.editable and not field.primary_key and field.name not in ("owner", "unit", *model.essential):
            is_optional = field.blank or isinstance(field, models.BooleanField)
            yield Limitable(field, is_optional and field.name not in shows)
