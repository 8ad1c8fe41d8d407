"""What is booked for an activity: a room, a car, a projector; nothing twice at a time (RES-07)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Value
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Part
from liant.modules.activities.models.activity import Activity
from liant.modules.organisation.models import Equipment


class Booking(Part):
    """A piece of equipment takes part in an activity for as long as that lasts; of a cancelled one it is free again."""

    wholes: ClassVar[tuple[str, ...]] = ("activity",)
    kept_by_database: ClassVar[frozenset[str]] = Part.kept_by_database | {"period"}

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="bookings", db_index=False)
    equipment = models.ForeignKey(
        Equipment, on_delete=models.PROTECT, related_name="+", verbose_name=_("piece of equipment"), db_index=False,
        limit_choices_to={"is_active": True},
    )  # fmt: skip
    # From the activity, kept by the database.
    period = DateTimeRangeField(editable=False, null=True)

    class Meta:
        verbose_name = _("piece of equipment")
        verbose_name_plural = _("equipment")
        ordering = ["id"]
        constraints = [
            # Deferred, so that two rows may exchange theirs.
            models.UniqueConstraint(
                fields=["activity", "equipment"], name="booking_once", deferrable=models.Deferrable.DEFERRED
            ),
            # A range of one number stands for the number: without extensions GiST compares ranges only.
            ExclusionConstraint(
                name="booked_once",
                expressions=[
                    (
                        Func(
                            F("equipment"), F("equipment"), Value("[]"), function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return captions(Equipment, [self.equipment_id]).get(self.equipment_id, "")

    def clean(self) -> None:
        """What is not in use any more is not booked anew. Raises ValidationError by field."""
        if self._state.adding and self.equipment_id and not self.equipment.is_active:
            raise ValidationError(
                {"equipment": _("“%(equipment)s” is not in use any more.") % {"equipment": self.equipment}}
            )
