"""That a contact was erased: all that is left to tell of it (GDPR, art. 17)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Part
from liant.modules.contacts.models import Contact


class Erasure(Part):
    """When, by whom and why; it holds no personal words, so the reason is one of a few."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Part.needs, "privacy")
    is_append_only: ClassVar[bool] = True
    is_limitable: ClassVar[bool] = False

    class Reason(models.TextChoices):
        REQUESTED = "requested", _("the person asked for it")
        RETENTION = "retention", _("kept long enough")
        UNLAWFUL = "unlawful", _("there was no ground to keep it")

    contact = models.ForeignKey(
        Contact, on_delete=models.DO_NOTHING, related_name="erasures", verbose_name=_("contact")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    at = models.DateTimeField(_("erased at"), editable=False, db_default=Now())
    employee = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, editable=False, related_name="+",
        verbose_name=_("erased by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-id"]

    def __str__(self) -> Any:
        return self.get_reason_display()
