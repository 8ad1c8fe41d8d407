"""Who works where, as what (CON-04)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Part, Reference, caption_of
from liant.kernel.fields import EmailField, PhoneField
from liant.modules.contacts.models.contact import Contact
from liant.modules.contacts.models.held import is_held


class Function(Listed, Reference):
    """What a position is about (IT director, accountant): campaigns aim at functions (MAS-02)."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        ordering = ["name"]
        constraints = [Once(field="name", name="function_once")]

    def __str__(self) -> str:
        return self.name


class Position(Part):
    """A person's post at an account or branch. Seen by whoever sees either."""

    wholes: ClassVar[tuple[str, ...]] = ("person", "account")
    repeated_by: ClassVar[tuple[str, ...]] = ("title", "function", "starts_on", "ends_on")

    person = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="positions", verbose_name=_("person"),
        limit_choices_to={"kind": "person"},
    )  # fmt: skip
    account = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="staff", verbose_name=_("account"),
        limit_choices_to={"kind__in": ["account", "branch"]},
    )  # fmt: skip
    title = models.CharField(_("job title"), max_length=120, blank=True)
    function = models.ForeignKey(
        Function, on_delete=models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("function")
    )
    phone = PhoneField(_("work phone"), blank=True)
    email = EmailField(_("work e-mail"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(ends_on=None)
                | models.Q(starts_on=None),
                name="position_ends_after_start",
                violation_error_message=_("A position can't end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.function or _("position"))

    @property
    def is_held(self) -> bool:
        """Whether nobody left it yet."""
        return is_held(self.ends_on)

    def clean(self) -> None:
        """Check that a person works at a company, not the other way round."""
        errors = {}
        if self.person_id and self.person.kind != Contact.Kind.PERSON:
            errors["person"] = _("Choose a person.")
        if self.account_id and self.account.kind == Contact.Kind.PERSON:
            errors["account"] = _("Choose an account or a branch.")
        if errors:
            raise ValidationError(errors)
