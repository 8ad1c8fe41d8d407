"""The children of a person: names and birthdays, on which one greets the parent (CON-07, CON-09)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part
from liant.kernel.fields import PartialDateField
from liant.kernel.fields.partial_dates import month_day
from liant.modules.contacts.models.contact import Contact


class Child(Part):
    """A child of a contact. It is reached by its parent alone."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="children", limit_choices_to={"kind": "person"}
    )
    given_name = models.CharField(_("given name"), max_length=80)
    gender = models.CharField(_("gender"), max_length=6, choices=Contact.Gender, blank=True)
    born_on = PartialDateField(_("date of birth"), blank=True)

    class Meta:
        verbose_name = _("child")
        verbose_name_plural = _("children")
        ordering = ["id"]
        indexes = [models.Index(month_day("born_on"), name="child_born", condition=~models.Q(born_on=""))]

    def __str__(self) -> str:
        return self.given_name

    def clean(self) -> None:
        """Only a person has children. Raises ValidationError."""
        if self.contact_id and not self.contact.is_person:
            raise ValidationError(_("Only a person has children."))
