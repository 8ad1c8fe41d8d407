"""How far activities are: their stages, and the steps from one to the next by type (ACT-04)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liant.kernel.lifecycle.models import Lifecycle, Stage, Step, stage_key


class ActivityStatus(models.TextChoices):
    """What a stage counts as."""

    PLANNED = "planned", pgettext_lazy("activity", "planned")
    DONE = "done", pgettext_lazy("activity", "done")
    CANCELLED = "cancelled", pgettext_lazy("activity", "cancelled")


class ActivityStage(Stage):
    """Requested, approved, under way."""

    status = models.CharField(_("counts as"), max_length=9, choices=ActivityStatus, default=ActivityStatus.PLANNED)

    class Meta(Stage.Meta):
        verbose_name = _("activity stage")
        verbose_name_plural = _("activity stages")


class ActivityLifecycle(Lifecycle):
    """The steps that activities of some types take."""

    first = stage_key("ActivityStage", _("begins as"))

    class Meta(Lifecycle.Meta):
        verbose_name = _("activity life cycle")
        verbose_name_plural = _("activity life cycles")


class ActivityStep(Step):
    """From one stage to the next."""

    lifecycle = models.ForeignKey(ActivityLifecycle, on_delete=models.CASCADE, related_name="steps")
    source = stage_key("ActivityStage", _("from"))
    target = stage_key("ActivityStage", _("to"))
