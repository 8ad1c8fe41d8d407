"""A greeting that was sent, or is on its way: nobody is greeted twice (CON-09)."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Part
from liant.modules.celebrations.models.choices import GreetingChannel, OccasionKind
from liant.modules.contacts.models import Contact


class Greeting(Part):
    """A contact is greeted for an occasion of a year, once by whatever channel: who has two name days, too."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to be sent")
        # Given out of hand just now; where it stays so, nobody knows whether it arrived: it is not sent again.
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not sent")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="greetings", verbose_name=_("contact"))
    kind = models.CharField(_("occasion"), max_length=8, choices=OccasionKind)
    # The number of a child, for there may be several; nothing of a contact's own.
    about = models.CharField(max_length=20, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    day = models.DateField(_("day"))
    channel = models.CharField(_("channel"), max_length=5, choices=GreetingChannel)
    address = models.CharField(_("sent to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("text"), max_length=2_000)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.QUEUED)
    failure = models.CharField(_("why it was not sent"), max_length=300, blank=True)
    # Why one wrote, in person, to somebody who had not agreed to be written to.
    personal_reason = models.CharField(_("personal message, because"), max_length=200, blank=True)
    sender = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", verbose_name=_("sent by")
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("greeting")
        verbose_name_plural = _("greetings")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "kind", "about", "year"], name="greeting_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"
