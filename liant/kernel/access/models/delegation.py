"""Delegation: an absent employee lends rights to another for a time (SEC-03)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.chart import Employee
from liant.kernel.access.models.listed import Record, caption_of


class Delegation(Record):
    """The owner's rights, all or some, lent to the borrower: acts by them are recorded as done for the owner."""

    searched: ClassVar[tuple[str, ...]] = ("reason",)
    sorted_by: ClassVar[tuple[str, ...]] = ("reason",)
    participants: ClassVar[tuple[str, ...]] = ("borrower",)

    borrower = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("lent to"), db_index=False
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=120, help_text=_("Leave, illness, a journey."))
    # Each as "entity:action"; empty means all.
    rights = ArrayField(models.CharField(max_length=80), verbose_name=_("rights"), default=list, blank=True)
    may_pass_on = models.BooleanField(_("may be lent on"), default=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    period = models.GeneratedField(
        # Revoked before it began, it is empty.
        expression=models.Func(
            "starts_at", Greatest("starts_at", Least("ends_at", "revoked_at")), function="tstzrange"
        ),
        output_field=DateTimeRangeField(), db_persist=True,
    )  # fmt: skip
    caption = caption_of(models.F("reason"), 120)

    class Meta(Record.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        indexes = [*Record.Meta.indexes, models.Index(fields=["borrower"], name="delegation_borrower")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="delegation_ends_after_start",
                violation_error_message=_("It can't end before it begins."),
            ),
            models.CheckConstraint(
                condition=~models.Q(borrower=models.F("owner")),
                name="delegation_to_another",
                violation_error_message=_("Nobody can lend rights to himself or herself."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def clean(self) -> None:
        """Refuse to lend to who can't sign in any more."""
        if self.borrower_id and not self.borrower.is_active:
            raise ValidationError({"borrower": _("%(name)s does not work here any more.") % {"name": self.borrower}})
