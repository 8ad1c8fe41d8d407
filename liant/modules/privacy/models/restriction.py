"""A contact whose data may be kept and not used (GDPR, art. 18)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Part
from liant.modules.contacts.models import Contact


class Restriction(Part):
    """Nothing is sent to this contact, whatever it consented to; lifted, the row goes, and history keeps it."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    is_limitable: ClassVar[bool] = False
    # Whoever may change a contact stops its use; who may handle privacy requests lets it be used again.
    needs: ClassVar[dict[str, str]] = {"insert": "change", "update": "privacy", "delete": "privacy"}

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="restrictions", db_index=False)
    reason = models.CharField(_("reason"), max_length=300)
    since = models.DateField(_("restricted since"), default=timezone.localdate)
    employee = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, editable=False, related_name="+",
        verbose_name=_("restricted by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        constraints = [models.UniqueConstraint(fields=["contact"], name="restriction_once")]

    def __str__(self) -> str:
        return self.reason
