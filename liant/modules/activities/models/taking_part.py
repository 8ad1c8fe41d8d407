"""Who takes part in an activity: contacts and employees (ACT-03)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Part
from liant.modules.activities.models.activity import Activity
from liant.modules.contacts.models import Contact


class TakingPart(Part):
    """Somebody takes part in an activity, and said so or not (PARTSTAT of RFC 5545)."""

    wholes: ClassVar[tuple[str, ...]] = ("activity",)

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        TENTATIVE = "tentative", _("perhaps")
        DECLINED = "declined", _("declined")

    answer = models.CharField(_("answer"), max_length=9, choices=Answer, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class Participant(TakingPart):
    """An employee who takes part, and therefore sees the activity."""

    participants: ClassVar[tuple[str, ...]] = ("employee",)

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="colleagues", db_index=False)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))

    class Meta(TakingPart.Meta):
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")
        constraints = [
            # Deferred, so that two rows may exchange theirs.
            models.UniqueConstraint(
                fields=["activity", "employee"], name="participant_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return captions(Employee, [self.employee_id]).get(self.employee_id, "")


class Attendee(TakingPart):
    """A contact that takes part, beside the one that the activity is about."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="attendees", db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", verbose_name=_("contact"))

    class Meta(TakingPart.Meta):
        verbose_name = _("further contact")
        verbose_name_plural = _("further contacts")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "contact"], name="attendee_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return captions(Contact, [self.contact_id]).get(self.contact_id, "")
