"""The types of activities, which administrators keep (ACT-02)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Reference, caption_of
from liant.kernel.fields.tones import Tone
from liant.modules.activities.models.stages import ActivityLifecycle

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
    # Which one that is when nobody says: the oldest.
    lifecycle = models.ForeignKey(
        ActivityLifecycle, on_delete=models.PROTECT, blank=True, related_name="+", verbose_name=_("life cycle")
    )
    tone = models.CharField(_("colour"), max_length=6, choices=Tone, default=Tone.GRAY)
    needs_result = models.BooleanField(
        _("needs a result"), default=False, help_text=_("Nobody completes one without saying what came of it.")
    )
    is_active = models.BooleanField(_("in use"), default=True)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("activity type")
        verbose_name_plural = _("activity types")
        ordering = ["name"]
        constraints = [Once(field="name", name="activity_type_once")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Without another, it has the life cycle that was there first. Raises ValidationError when there is none."""
        if self.lifecycle_id is None:
            first = ActivityLifecycle._default_manager.order_by("pk").first()
            if first is None:
                raise ValidationError({"lifecycle": _("Make a life cycle first.")})
            self.lifecycle = first
