"""Delegation: an absent employee lends rights to another for a time (SEC-03)."""

from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.functions import Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.chart import Employee
from liant.kernel.access.models.listed import Record, caption_of
from liant.kernel.access.models.roles import Action


class RightsField(ArrayField):
    """Chosen rights, each as "entity:action"; none chosen means all."""

    def formfield(self, **kwargs: Any) -> Any:
        """Several of all that can be granted."""
        chosen: dict[str, Any] = {
            "form_class": forms.MultipleChoiceField,
            "choices": _rights,
            "show_hidden_initial": False,
        }
        return super(ArrayField, self).formfield(**chosen | kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Raises ValidationError for a right that there is not."""
        super().validate(value, model_instance)
        lendable = {right.partition(":")[0] for right, _label in _rights()}
        for right in value:
            entity, _between, action = right.partition(":")
            if entity not in lendable or action not in Action.values:
                raise ValidationError(_("There is no such right: %(right)s."), params={"right": right})

    def show(self, value: list[str]) -> str:
        """The rights in words."""
        names = dict(_rights())
        return ", ".join(names.get(right, right) for right in value)


def _rights() -> list[tuple[str, str]]:
    # Asked when a form is made, for then all tables are known.
    from liant.kernel.access.grantable import grantables

    # The right to lend is not lent (see sql/rights.sql).
    lendable = (grantable for grantable in grantables() if grantable.entity != Delegation.entity_name())
    return [right for grantable in lendable for right in grantable.rights()]


class Delegation(Record):
    """The owner's rights, all or some, lent to the borrower: acts by them are recorded as done for the owner."""

    searched: ClassVar[tuple[str, ...]] = ("reason",)
    sorted_by: ClassVar[tuple[str, ...]] = ("reason",)
    participants: ClassVar[tuple[str, ...]] = ("borrower",)
    # It is revoked, not deleted: what was done with it stays explained.
    grantable: ClassVar[tuple[str, ...]] = ("see", "create", "change")

    owner = models.ForeignKey(
        Employee, on_delete=models.PROTECT, verbose_name=_("lent by"), related_name="+", db_index=False
    )
    borrower = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("lent to"), db_index=False
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=120, help_text=_("Leave, illness, a journey."))
    rights = RightsField(
        models.CharField(max_length=80), verbose_name=_("rights"), default=list, blank=True,
        help_text=_("None chosen means all."),
    )  # fmt: skip
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

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or was revoked."""
        return min(filter(None, (self.ends_at, self.revoked_at))) <= timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether it holds now."""
        return self.starts_at <= timezone.now() and not self.is_over

    def clean(self) -> None:
        """Refuse what the database would: rights of others, and a borrower who can't sign in any more."""
        if self.borrower_id and not self.borrower.is_active:
            raise ValidationError({"borrower": _("%(name)s does not work here any more.") % {"name": self.borrower}})
        if self.owner_id and not _may_lend(self.owner_id):
            text = _("Only %(name)s or a manager above may lend these rights.")
            raise ValidationError({"owner": text % {"name": self.owner}})


def _may_lend(employee_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.may_lend(%s)", [employee_id])
        return bool(cursor.fetchone()[0])
