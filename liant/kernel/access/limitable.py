"""Which fields and parts of which records roles may hide or hold fixed (SEC-05)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.access.limits import WHOLE
from liant.kernel.access.models import Delegation, FieldLimit, Part, Record
from liant.kernel.access.tables import parts_of, record_models

# What else may be limited of a model's records: rooms add theirs.
further: list[Callable[[type[Record]], "Iterator[Limitable]"]] = []


@dataclass(frozen=True)
class Limitable:
    """What a role may limit; or hide, where a record does without it and nobody finds a record by it."""

    name: str
    verbose_name: str | Promise
    table: str
    column: str
    # What it holds where nobody filled it in, as JSON.
    blank: str
    may_be_hidden: bool

    @property
    def label(self) -> str:
        """What people call it."""
        return capfirst(str(self.verbose_name))

    @property
    def levels(self) -> list[str]:
        """How far it may be limited."""
        return [level for level in FieldLimit.Level.values if self.may_be_hidden or level != FieldLimit.Level.HIDDEN]


def limitable_models() -> list[type[Record]]:
    """The records in which roles may limit fields."""
    return [model for model in record_models() if model is not Delegation]


def limitable(model: type[Record]) -> Iterator[Limitable]:
    """The fields that people fill in, but for what says whose a record is and what makes it one; then its parts."""
    shows = {*model.searched, *model.sorted_by}
    for field in model._meta.concrete_fields:
        if field.editable and not field.primary_key and field.name not in ("owner", "unit", *model.essential):
            is_optional = field.blank or isinstance(field, models.BooleanField)
            yield Limitable(
                field.name, field.verbose_name, model._meta.db_table, str(field.column),
                json.dumps(field.get_default()), is_optional and field.name not in shows,
            )  # fmt: skip
    for add in further:
        yield from add(model)
    for part in limitable_parts(model):
        name, verbose_name = _called(model, part)
        yield Limitable(name, verbose_name, part._meta.db_table, WHOLE, "null", may_be_hidden=True)


def limitable_parts(model: type[Record]) -> list[type[Part]]:
    """Its parts that roles may limit, each as a whole: those who take part decide who sees a record, and stay."""
    return [part for part in parts_of(model) if part.is_limitable and not part.participants]


def _called(model: type[Record], part: type[Part]) -> tuple[str, str | Promise]:
    """The name of the field through which a record has these parts, and what people call it."""
    for field in model._meta.many_to_many:
        if field.remote_field.through is part:
            return field.name, field.verbose_name
    link = part._meta.get_field(part.wholes[0])
    assert isinstance(link, models.ForeignKey)
    return str(link.remote_field.get_accessor_name()), part._meta.verbose_name_plural or ""
