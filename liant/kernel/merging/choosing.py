"""Which of the merged records says what the one that is left shall hold: field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.access.limits import fixed_fields
from liant.kernel.access.models import Listed
from liant.kernel.characteristics.columns import column_of
from liant.kernel.characteristics.definitions import by_address, in_use
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.entity import Entity

# Instead of a number: all of the texts, one below the other.
ALL = "all"
# By the name of a field the number of the record whose value is taken, or ALL.
Choice = Mapping[str, int | str]


@dataclass(frozen=True)
class Field:
    """A field of which one value alone can stay, and what each of the records has of it."""

    name: str
    values: dict[int, Any]
    is_joined: bool = False

    @property
    def is_differing(self) -> bool:
        """Whether the records do not say the same."""
        first, *others = self.values.values()
        return any(other != first for other in others)

    @property
    def filled(self) -> list[int]:
        """The records that say something, the winner first."""
        return [number for number, value in self.values.items() if not is_blank(value)]

    @property
    def default(self) -> int | str:
        """What is taken unless one chooses: what the winner has, else the first that has it; of texts all."""
        different = {self.values[number] for number in self.filled} if self.is_joined else set()
        if len(different) > 1:
            return ALL
        return next(iter(self.filled), next(iter(self.values)))

    def value(self, chosen: int | str) -> Any:
        """What the winner gets. Raises KeyError for what is none of the records."""
        if chosen == ALL and self.is_joined:
            return "\n\n".join(dict.fromkeys(self.values[number] for number in self.filled))
        return self.values[int(chosen)]


def is_blank(value: Any) -> bool:
    """Whether a field says nothing; a box that is not ticked does not, either."""
    return value is None or value is False or value == ""


def fields_of(entity: Entity, records: list[Any]) -> Iterator[Field]:
    """The fields of which one value stays, of the records with the winner first, and the actor's to change."""
    variant, fixed = entity.variant_of(records[0]), fixed_fields(entity.model)
    for name in entity.form_fields(variant):
        field: Any = entity.model._meta.get_field(name)
        if name not in fixed and not field.many_to_many:
            values = {record.pk: getattr(record, field.attname) for record in records}
            yield Field(name, values, is_joined=type(field) is models.TextField)
    described = values_of_all(records)
    for each in in_use(entity.model, variant):
        if not each.kind.is_many and not is_kept(each):
            yield Field(each.address, {record.pk: described[record.pk].get(each.pk) for record in records})


def chosen_values(entity: Entity, records: list[Any], chosen: Choice) -> dict[str, Any]:
    """What the winner, the first of the records, shall hold that it does not hold yet.

    Raises ValidationError by field for a choice that there is not.
    """
    fields = {field.name: field for field in fields_of(entity, records)}
    errors = {name: [_("This can't be chosen.")] for name in chosen.keys() - fields.keys()}
    values = {}
    for name, field in fields.items():
        try:
            value = field.value(chosen.get(name, field.default))
        except (KeyError, ValueError):
            errors[name] = [_("Choose one of the records that are merged.")]
            continue
        if value != field.values[records[0].pk]:
            values[name] = _as_given(entity.model, name, value)
    if errors:
        raise ValidationError(errors)
    return values


def cells_of(entity: Entity, name: str, records: Iterable[Any]) -> dict[int, Cell]:
    """What the records have of a field, in words."""
    return column_of(entity.model, name).cells(list(records))


def _as_given(model: type[Listed], name: str, value: Any) -> Any:
    """The value as commands take it: of a foreign key the row."""
    if name in by_address(model) or value is None:
        return value
    field: Any = model._meta.get_field(name)
    if not field.is_relation:
        return value
    return field.related_model._default_manager.filter(pk=value).first()
