"""A place on a record for parts that a row brings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.models import Protected

Values = dict[str, Any]


@dataclass(slots=True)
class Remake:
    """What becomes of a record's parts: the values of new ones, those that change with theirs, those that go."""

    new: list[Values] = field(default_factory=list)
    changed: list[tuple[Any, Values]] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)


class Slot:
    """Parts of one kind with what is settled about them beforehand: `Slot(Phone, kind="mobile")`.

    `by_variant` settles more for records of one kind: a person's address is another than a company's. Two parts of
    the same kind are told apart by the fields in `apart_by`, where a row says them. What is settled to be true
    (`is_default=True`) marks one of a record's parts, and a further one goes without.
    """

    # Values by which the rows of a table that several slots share are told apart.
    narrowed: Mapping[str, Any] = {}

    def __init__(
        self, model: type[Protected], *, by_variant: Mapping[str, Mapping[str, Any]] | None = None,
        apart_by: tuple[str, ...] = (), **fixed: Any,
    ) -> None:  # fmt: skip
        self.model = model
        self._fixed, self._by_variant, self._apart_by = fixed, by_variant or {}, apart_by
        self._marks = {name: value for name, value in fixed.items() if value is True}
        self._kind = {name: value for name, value in fixed.items() if name not in self._marks}

    @property
    def link(self) -> str:
        """The foreign key to the record."""
        return self.model.wholes[0]

    def refusal(self, variant: str) -> str:
        """What is said of a record of this kind that can't have such parts; nothing where it can."""
        return ""

    def fixed(self, variant: str) -> dict[str, Any]:
        """What is settled for a record of this kind."""
        return {**self._fixed, **self._by_variant.get(variant, {})}

    def needed(self, wanted: list[Values]) -> str:
        """What one must be allowed to do with a record to give it these."""
        return self.model.needs["insert"]

    def made(self, wanted: list[Values]) -> list[Values]:
        """What a row that brings these gives a new record. Raises ValidationError by attribute."""
        return wanted

    def remade(self, there: list[Any], wanted: list[Values]) -> Remake:
        """What a row that brings these makes of the parts that are there: one is changed or added, no other is.

        A part that has all that the row says stays as it is, also in another place: a number is not noted twice.
        Raises ValidationError by attribute.
        """
        (values,) = wanted
        if any(_has(part, values) for part in there):
            return Remake()
        if here := self.part_here(there, values):
            return Remake(changed=[(here, values)])
        is_marked = any(_has(part, self._marks) for part in there)
        return Remake(new=[{**dict.fromkeys(self._marks, False), **values} if self._marks and is_marked else values])

    def filled(self, there: list[Any], wanted: list[Values]) -> Remake:
        """The same without changing what is said there: the part gets what it lacks; another one is added beside it."""
        (values,) = wanted
        here = self.part_here(there, values)
        lacking = {name: value for name, value in values.items() if here and getattr(here, name) in (None, "")}
        if here and all(name in lacking or getattr(here, name) == value for name, value in values.items()):
            return Remake(changed=[(here, lacking)] if lacking else [])
        remake = self.remade([part for part in there if part is not here], wanted)
        is_marked = here is not None and _has(here, self._marks)
        marks = dict.fromkeys(self._marks, False) if is_marked else {}
        return Remake(new=[{**marks, **values} for values in remake.new])

    def emptied_by(self, target: Any) -> Values:
        """What an empty cell of a column would make of the part."""
        return {target.field.attname: empty_value(target.field)}

    def emptied(self, there: list[Any], values: Values) -> Remake:
        """What a row that empties these, and says nothing else, makes of the part in the slot.

        Without what it needs it goes, if nothing else is left of it. Raises ValidationError if there is.
        """
        here = self.part_here(there, {})
        if here is None:
            return Remake()
        needed = [name for name in values if not self.field(name).blank]
        if not needed:
            return Remake(changed=[(here, values)])
        if set(self.told(here)) - set(values):
            raise ValidationError({needed[0]: is_missing(self.field(needed[0]))})
        return Remake(gone=[here])

    def told(self, part: Any) -> list[str]:
        """The attributes that somebody filled in."""
        fields = [field for field in self.model._meta.concrete_fields if field.editable and not field.has_default()]
        said = (field for field in fields if field.name not in (self.link, "id", "audience"))
        return [field.attname for field in said if getattr(part, field.attname) not in (None, "")]

    def field(self, attribute: str) -> Any:
        """The field of an attribute of the part."""
        return next(field for field in self.model._meta.concrete_fields if field.attname == attribute)

    def part_here(self, there: list[Any], values: Values) -> Any:
        """The part in the slot, the marked one first."""
        apart = {name: values[name] for name in self._apart_by if name in values}
        alike = [part for part in there if _has(part, self._kind) and _has(part, apart)]
        return next(iter(sorted(alike, key=lambda part: not _has(part, self._marks))), None)


class LinkSlot(Slot):
    """Links to other rows, of which a record has any number: a row adds those that are missing."""

    def filled(self, there: list[Any], wanted: list[Values]) -> Remake:
        """Add what is not there."""
        return self.remade(there, wanted)

    def remade(self, there: list[Any], wanted: list[Values]) -> Remake:
        """Add what is not there."""
        return Remake(new=list(_missing(there, wanted)))

    def emptied_by(self, target: Any) -> Values:
        """Nothing: they stay."""
        return {}

    def emptied(self, there: list[Any], values: Values) -> Remake:
        """They stay."""
        return Remake()


def is_missing(model_field: Any) -> str:
    """What is said where a field must hold something."""
    return _("%(field)s is missing.") % {"field": capfirst(str(model_field.verbose_name))}


def empty_value(model_field: Any) -> Any:
    """What a field holds that holds nothing."""
    return None if model_field.null else ""


def _missing(there: list[Any], wanted: list[Values]) -> Iterator[Values]:
    return (values for values in wanted if not any(_has(part, values) for part in there))


def _has(part: Any, values: Mapping[str, Any]) -> bool:
    return all(getattr(part, name) == value for name, value in values.items())
