"""Through whom a customer is served, and who is invoiced in its place (CON-05)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part
from liant.modules.contacts.models.contact import Contact


class Association(Part):
    """An associate serves a customer. Seen by whoever sees either."""

    wholes: ClassVar[tuple[str, ...]] = ("customer", "associate")

    customer = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="associates", verbose_name=_("customer"), db_index=False
    )
    associate = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="served", verbose_name=_("associate"),
        limit_choices_to={"is_associate": True},
    )  # fmt: skip
    is_invoiced = models.BooleanField(
        _("invoiced"), default=False, help_text=_("Offers to the customer may be invoiced to the associate.")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("associate")
        verbose_name_plural = _("associates")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["customer", "associate"], name="association_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on=None) | Q(starts_on=None),
                name="association_ends_after_start",
                violation_error_message=_("An associate can't stop before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(customer=F("associate")),
                name="association_of_two",
                violation_error_message=_("Nobody is served through itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("associate"))

    def clean(self) -> None:
        """Check that the associate is one."""
        if self.associate_id and not self.associate.is_associate:
            raise ValidationError({"associate": _("Choose a contact that is an associate.")})
