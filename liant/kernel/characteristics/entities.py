"""The pages on which administrators define characteristics (CON-12)."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.characteristics.models import Characteristic, CharacteristicChoice
from liant.kernel.characteristics.types import TYPES, Choice, Link, Money
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.sections import Fieldsets

CHOICES = PartSet(CharacteristicChoice, ("name", "position", "is_default", "is_retired"), "list")


@register
class CharacteristicEntity(Entity):
    """Administrators' own fields, of all entities in one list."""

    model = Characteristic
    slug = "characteristics"
    icon = "forms"
    place = Place.ADMINISTRATION
    variant = "type"
    columns = ("caption", "entity", "type", "group", "is_required", "is_retired")
    filters = ("entity", "type", "is_required", "is_retired")

    def fieldsets(self, variant: str) -> Fieldsets:
        """Each type asks for what it needs."""
        kind = TYPES.get(variant)
        of = ("currency",) if isinstance(kind, Money) else ()
        begins = () if isinstance(kind, Choice | Link) else ("default",)
        return (
            (_("Characteristic"), ("name", "entity", "kinds", *of)),
            (_("In forms"), ("group", "position", "help", *begins, "is_required")),
            (_("In lists"), ("is_column", "is_filter")),
            (_("For programs"), ("key",)),
            (_("State"), ("is_retired",)),
        )

    def part_sets(self, variant: str) -> tuple[PartSet, ...]:
        """Some types have choices."""
        return (CHOICES,) if isinstance(TYPES.get(variant), Choice) else ()

    def variant_icons(self) -> list[str]:
        """One for each type."""
        return [each.icon for each in TYPES.values()]

    def secondary(self, records: list[Any]) -> list[str]:
        """Of what, and which type."""
        return [" · ".join(capfirst(str(word)) for word in _told(record)) for record in records]


def _told(record: Characteristic) -> tuple[str, str]:
    return record.get_entity_display(), record.get_type_display()
