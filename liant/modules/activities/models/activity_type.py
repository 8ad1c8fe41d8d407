"""The types of activities, which administrators keep (ACT-02)."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Reference, caption_of

MINUTES_OF_A_DAY = 24 * 60


class ActivityType(Listed, Reference):
    """What kind of thing an activity is: a call, a meeting, a letter."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    instead_of_deleting = _("If it is not to be used any more, untick “In use” instead: what was done stays.")

    name = models.CharField(_("name"), max_length=80)
    default_minutes = models.PositiveSmallIntegerField(
        _("usual duration"), default=30, validators=[MaxValueValidator(MINUTES_OF_A_DAY)],
        help_text=_("In minutes: how long an activity takes when nobody says when it ends."),
    )  # fmt: skip
    is_active = models.BooleanField(_("in use"), default=True)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("activity type")
        verbose_name_plural = _("activity types")
        ordering = ["name"]
        constraints = [Once(field="name", name="activity_type_once")]

    def __str__(self) -> str:
        return self.name
