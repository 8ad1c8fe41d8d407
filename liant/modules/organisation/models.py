"""Equipment: what is booked beside people - rooms, cars, laptops - and where it has its fixed place (RES-01)."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Listed, Once, Reference, Unit, caption_of
from liant.kernel.characteristics.values import CharacteristicValue
from liant.kernel.tags.models import Tagging, tags_field


class EquipmentKind(Listed, Reference):
    """What equipment may be: a room, a car, a projector."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("kind of equipment")
        verbose_name_plural = _("kinds of equipment")
        ordering = ["name"]
        constraints = [Once(field="name", name="equipment_kind_once")]

    def __str__(self) -> str:
        return self.name


class Equipment(Listed, Reference):
    """One thing that is booked. It may belong to a unit, and be in the charge of an employee."""

    searched: ClassVar[tuple[str, ...]] = ("name", "number", "place")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    instead_of_deleting = _("If it is gone, untick “In use” instead: what it was booked for stays.")

    name = models.CharField(_("name"), max_length=120)
    kind = models.ForeignKey(EquipmentKind, on_delete=models.PROTECT, related_name="+", verbose_name=_("kind"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="equipment", verbose_name=_("unit"),
        help_text=_("Where it has its fixed place; without one it is everybody's."),
    )  # fmt: skip
    keeper = models.ForeignKey(
        Employee, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("in charge")
    )
    number = models.CharField(
        _("number"), max_length=40, blank=True, help_text=_("The inventory number, or a car's plate.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("For how many people a room or a car is."),
    )  # fmt: skip
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(_("notes"), blank=True, max_length=20_000)
    tags = tags_field("EquipmentTag")
    caption = caption_of(models.F("name"), 120)

    class Meta(Listed.Meta):
        verbose_name = _("piece of equipment")
        verbose_name_plural = _("equipment")
        ordering = ["name"]
        constraints = [Once(field="name", name="equipment_once")]

    def __str__(self) -> str:
        return self.name


class EmployeeCharacteristic(CharacteristicValue, Reference):
    """What administrators' own fields say of an employee (CON-12)."""

    whole = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="characteristics", db_index=False)


class UnitCharacteristic(CharacteristicValue, Reference):
    """What administrators' own fields say of a unit (CON-12)."""

    whole = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="characteristics", db_index=False)


class EquipmentCharacteristic(CharacteristicValue, Reference):
    """What administrators' own fields say of a piece of equipment (CON-12)."""

    whole = models.ForeignKey(Equipment, on_delete=models.CASCADE, related_name="characteristics", db_index=False)


class EquipmentTag(Tagging, Reference):
    """On a piece of equipment (GEN-02)."""

    whole = models.ForeignKey(Equipment, on_delete=models.CASCADE, related_name="taggings", db_index=False)
