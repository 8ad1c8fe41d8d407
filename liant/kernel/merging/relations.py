"""What points to a record: every column that must lead to the one that is left when two are merged."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from liant.kernel.access.models import Once, Protected, Record
from liant.kernel.access.tables import protected_models, record_models
from liant.kernel.characteristics.types import TYPES
from liant.kernel.characteristics.values import CharacteristicValue


@dataclass(frozen=True)
class Rule:
    """Columns that together may be there once for a record, and for which rows that counts."""

    columns: tuple[str, ...]
    where: str = "true"


@dataclass(frozen=True)
class Relation:
    """A foreign key to records: its table and its column."""

    model: type[Protected]
    field: Any

    @property
    def table(self) -> str:
        """The table that points."""
        return self.model._meta.db_table

    @property
    def column(self) -> str:
        """The column that points."""
        return str(self.field.column)

    @property
    def preferred(self) -> str:
        """The column by which one of a record's parts is the first; empty where there is none."""
        name = getattr(self.model, "preferred_by", "")
        return self.model.column(name) if name and self.field.name in self.model.wholes else ""

    def rules(self) -> Iterator[Rule]:
        """What may be there once for each record, by the table's own rules and by what says the same twice."""
        if self.field.unique:
            yield Rule(())
        for rule in self.model._meta.constraints:
            if isinstance(rule, Once) and rule.within == self.field.name:
                column = self.model.column(rule.field)
                yield Rule((_folded(self.model, rule.field),), f"{column} <> ''")
            elif (
                isinstance(rule, models.UniqueConstraint) and self.field.name in rule.fields and not self.is_kept(rule)
            ):
                yield Rule(tuple(self.model.column(name) for name in rule.fields if name != self.field.name))
        if self.field.name in self.model.wholes:
            yield from self._repeating()

    def is_kept(self, rule: models.UniqueConstraint) -> bool:
        """Whether the database itself has the rule hold when rows move: it asks for what the database keeps."""
        asked = {str(name) for name, _value in rule.condition.children} if rule.condition else set()  # type: ignore[misc]
        return bool(asked) and asked <= self.model.kept_by_database

    def _repeating(self) -> Iterator[Rule]:
        """Parts that say the same of one record."""
        if names := self.model.repeated_by:
            others = [self.model.column(name) for name in self.model.wholes if name != self.field.name]
            yield Rule((*others, *(_folded(self.model, name) for name in names)))
        if issubclass(self.model, CharacteristicValue):
            many = ", ".join(f"'{name}'" for name, kind in TYPES.items() if kind.is_many)
            single = f"SELECT id FROM characteristics_characteristic WHERE type NOT IN ({many})"
            yield Rule(("characteristic_id",), f"characteristic_id IN ({single})")


def relations_to(model: type[models.Model]) -> list[Relation]:
    """Every foreign key of a protected table to records of this model."""
    return [
        Relation(other, field)
        for other in protected_models()
        for field in other._meta.concrete_fields
        if field.is_relation and field.related_model is model
    ]


def mergeable_models() -> list[type[Record]]:
    """The records that can be merged."""
    return [model for model in record_models() if model.is_mergeable]


def _folded(model: type[Protected], name: str) -> str:
    """Texts are the same whatever their case and accents."""
    column = model.column(name)
    is_text = isinstance(model._meta.get_field(name), models.CharField | models.TextField)
    return f"search.fold({column})" if is_text else column
