"""What criteria may ask of a model's rows, derived from its fields: own ones, those of parts, related records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.bounds import is_within_bounds
from liant.kernel.access.limits import hidden_fields, is_hidden
from liant.kernel.access.models import Listed, Protected
from liant.kernel.access.tables import parts_with_links, protected_models
from liant.kernel.characteristics.criteria import asked_of
from liant.kernel.characteristics.definitions import TITLE
from liant.kernel.characteristics.values import CharacteristicValue
from liant.kernel.criteria.dated import Day, Moment, PartialDay
from liant.kernel.criteria.kinds import Choice, Code, Kind, Number, Text, YesNo
from liant.kernel.criteria.references import Reference
from liant.kernel.fields import CheckedField, PartialDateField, SealedField

KINDS: tuple[tuple[type[models.Field], type[Kind]], ...] = (
    (models.BooleanField, YesNo),
    (models.DateTimeField, Moment),
    (models.DateField, Day),
    (models.IntegerField, Number),
    (models.ForeignKey, Reference),
    (PartialDateField, PartialDay),
    (CheckedField, Code),
    (models.CharField, Text),
    (models.TextField, Text),
)
# What the database keeps by itself and people ask for.
KEPT = ("caption", "created_at", "changed_at")


@dataclass(frozen=True)
class Property:
    """A field that criteria may ask for: the record's own, or that of its parts (`addresses.city`)."""

    name: str
    kind: Kind
    # What it is called; the kind of part it is a field of comes before it.
    words: str | Promise
    part: type[Protected] | None = None
    link: str = ""
    # Which of its rows alone count, and under which heading it is offered: of a characteristic (CON-12).
    only: tuple[tuple[str, Any], ...] = ()
    heading: str = ""

    @property
    def label(self) -> str:
        """What it is called."""
        return capfirst(str(self.words))

    @property
    def group(self) -> str:
        """The kind of part that it is a field of; nothing for the record's own."""
        if self.heading:
            return self.heading
        is_of_part = self.part is not None and "." in self.name
        return capfirst(str(self.part._meta.verbose_name)) if is_of_part and self.part else ""

    @property
    def told(self) -> str:
        """What it is called where it stands alone."""
        stands_alone = self.heading or self.group in ("", self.label)
        return self.label if stands_alone else f"{self.group}: {self.label.lower()}"

    def q(self, operator: str, value: Any) -> Q:
        """The records that have it so; one of several parts is enough."""
        found = self.kind.find(operator, value)
        if self.part is None:
            return found
        rows = self.part._default_manager.filter(found, **dict(self.only), **{self.link: OuterRef("pk")})
        return Q(Exists(rows))

    @property
    def is_steady(self) -> bool:
        """Whether it stays the same as long as the record and its parts do."""
        return True

    @property
    def is_shown(self) -> bool:
        """Whether it is not hidden from the actor."""
        if self.part is not None and is_hidden(self.part):
            return False
        return self.kind.field.name not in hidden_fields(self.kind.field.model)


def properties(model: type[Protected]) -> dict[str, Property]:
    """What the actor may ask for of a model's rows, by name."""
    shown = {name: each for name, each in _properties(model).items() if each.is_shown}
    return shown | {each.name: each for each in _described(model)}


Offers = Callable[[], Iterable[Property]]
_offers: dict[type[Protected], list[Offers]] = defaultdict(list)


def property_of(model: type[Protected]) -> Callable[[Offers], Offers]:
    """Decorator: from here on one may also ask for the properties that this function yields of a model's rows."""

    def add(offers: Offers) -> Offers:
        _offers[model].append(offers)
        return offers

    return add


@cache
def _properties(model: type[Protected]) -> dict[str, Property]:
    offered = (each for offers in _offers[model] for each in offers())
    found = [*_own(model), *_chosen(model), *_of_parts(model), *offered]
    return {each.name: each for each in found}


def _own(model: type[Protected]) -> Iterator[Property]:
    for field in _askable(model):
        yield Property(field.name, _kind(field), field.verbose_name)


def _chosen(model: type[Protected]) -> Iterator[Property]:
    """Many-to-many fields: the row has one of these."""
    for field in model._meta.many_to_many:
        through: Any = field.remote_field.through
        target = through._meta.get_field(field.m2m_reverse_field_name())
        yield Property(field.name, Reference(target), field.verbose_name, through, field.m2m_field_name())


def _of_parts(model: type[Protected]) -> Iterator[Property]:
    through = {field.remote_field.through for field in model._meta.many_to_many}
    for part, link in parts_with_links(model):
        # Of a log the row that counts is asked for, not each.
        if part in through or issubclass(part, CharacteristicValue) or getattr(part, "is_append_only", False):
            continue
        for field in _askable(part):
            if field.name != link:
                yield Property(f"{part.accessor(link)}.{field.name}", _kind(field), field.verbose_name, part, link)


def _described(model: type[Protected]) -> Iterator[Property]:
    """Characteristics, which are not the same for good."""
    for each, kind in asked_of(model):
        label = _("%(name)s (retired)") % {"name": each.name} if each.is_retired else each.name
        only = () if isinstance(kind, Choice) else (("characteristic", each.pk),)
        heading = each.group or str(TITLE)
        yield Property(each.address, kind, label, each.values_model, "whole", only, heading)


def _askable(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        is_asked = field.editable or field.name in KEPT
        if is_asked and not isinstance(field, SealedField) and not field.primary_key and _kind_class(field):
            yield field


def _kind(field: Any) -> Kind:
    kind = _kind_class(field)
    assert kind is not None
    return kind(field)


def _kind_class(field: Any) -> type[Kind] | None:
    if isinstance(field, models.GeneratedField):
        return Text if field.name in KEPT else None
    if field.choices:
        return Choice
    return next((kind for django, kind in KINDS if isinstance(field, django)), None)


@dataclass(frozen=True)
class Relation:
    """Records that belong to a record: they refer to it, themselves or by one of their parts, or it refers to them."""

    name: str
    model: type[Listed]
    # The foreign key by which they belong together.
    key: Any
    # The lookups from the related records; each is compared with the field `outer` of the record.
    links: tuple[str, ...]
    outer: str = "pk"

    @property
    def label(self) -> str:
        """What they are called: by the kind of record, and by the reference where that alone would not tell."""
        words, kind = capfirst(str(self.key.verbose_name)), capfirst(str(self.model._meta.verbose_name_plural))
        if not self.is_many:
            return words
        return f"{kind} ({words.lower()})" if self.key.related_model is self.model else kind

    @property
    def dated_by(self) -> Property:
        """The moment by which a window of time is meant."""
        return _properties(self.model)[self.model.dated_by]

    @property
    def is_many(self) -> bool:
        """Whether there may be several, so that one counts them."""
        return self.outer == "pk"


def relations(model: type[Protected]) -> dict[str, Relation]:
    """The related records that criteria may ask for, by name."""
    return {name: each for name, each in _relations(model).items() if is_within_bounds(each.model.entity_name())}


@cache
def _relations(model: type[Protected]) -> dict[str, Relation]:
    found = [*_referring(model), *_referred(model)]
    return {each.name: each for each in found}


def _referring(model: type[Protected]) -> Iterator[Relation]:
    for other in protected_models():
        if not issubclass(other, Listed):
            continue
        keys = [field for field in _keys(other, model) if not field.remote_field.hidden]
        by_parts = tuple(_by_parts(other, model))
        for number, field in enumerate(keys):
            links = (field.name, *by_parts) if number == 0 else (field.name,)
            yield Relation(str(field.remote_field.get_accessor_name()), other, field, links)


def _by_parts(other: type[Listed], model: type[Protected]) -> Iterator[str]:
    for part, link in parts_with_links(other):
        if other is not model and not issubclass(part, CharacteristicValue):
            yield from (f"{part.accessor(link)}__{field.name}" for field in _keys(part, model))


def _referred(model: type[Protected]) -> Iterator[Relation]:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(field, models.ForeignKey) and isinstance(target, type) and issubclass(target, Listed):
            yield Relation(field.name, target, field, ("pk",), field.attname)


def _keys(other: type[models.Model], model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in other._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is model
    ]
