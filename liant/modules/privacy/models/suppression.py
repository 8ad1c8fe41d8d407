"""Addresses that are not used again, whoever brings them back: kept as hashes, so that nobody is known by them."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Concat, Left
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Reference, caption_of
from liant.kernel.fields import HashedField
from liant.modules.privacy.models.consent import Channel


class Suppression(Listed, Reference):
    """An address on a channel that gets no marketing and no greetings, until its contact consents anew."""

    searched: ClassVar[tuple[str, ...]] = ("channel", "address")
    sorted_by: ClassVar[tuple[str, ...]] = ("address",)

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
        STOP = "stop", _("STOP by SMS")
        COMPLAINT = "complaint", _("complaint")
        ERASED = "erased", _("erased")
        ASKED = "asked", _("asked us")

    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    address = HashedField(
        _("address"), help_text=_("An e-mail address, a phone number, or an address for post. Only its hash is kept.")
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, default=Reason.ASKED)
    caption = caption_of(Concat("channel", models.Value(" "), Left("address", 12)), 24)

    class Meta(Listed.Meta):
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["address", "channel"], name="suppression_once",
                violation_error_message=_("This address is suppressed on this channel already."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.channel} {self.address[:12]}"
