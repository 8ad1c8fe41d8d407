"""Lists of contacts: gathered by hand, or whoever fits a condition (CON-15)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part, Record, caption_of
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.reading import read
from liant.kernel.fields import CriteriaField
from liant.kernel.tags.models import tags_field
from liant.modules.contacts.models.contact import Contact


class ContactList(Record):
    """Contacts that one deals with together. A static list holds them; a dynamic one tells who fits at the moment."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    essential: ClassVar[tuple[str, ...]] = ("kind", "criteria")

    class Kind(models.TextChoices):
        STATIC = "static", _("static list")
        DYNAMIC = "dynamic", _("dynamic list")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.STATIC)
    name = models.CharField(_("name"), max_length=120)
    notes = models.TextField(_("notes"), blank=True, max_length=2_000)
    # Of a dynamic one: who fits, as seen by who asks.
    criteria = CriteriaField(_("condition"), default=dict, blank=True)
    tags = tags_field("ContactListTag")
    caption = caption_of(models.F("name"), 120)

    class Meta(Record.Meta):
        verbose_name = _("list of contacts")
        verbose_name_plural = _("lists of contacts")

    def __str__(self) -> str:
        return self.name

    @property
    def model(self) -> type[Contact]:
        """What the condition is about."""
        return Contact

    @property
    def is_dynamic(self) -> bool:
        """Whether its contacts follow from a condition."""
        return self.kind == self.Kind.DYNAMIC

    @property
    def condition(self) -> Node:
        """Who fits. Raises ValidationError by node."""
        return read(Contact, self.criteria)

    def clean(self) -> None:
        """A dynamic list needs a condition, and none that leads back to itself; a static one has none."""
        from liant.modules.contacts.lists.belonging import leads_to

        if not self.is_dynamic:
            self.criteria = {}
            return
        if not self.condition.q():
            raise ValidationError({"criteria": _("Say which contacts belong to the list.")})
        if self.pk and leads_to(self.criteria, self.pk):
            raise ValidationError({"criteria": _("The list can't depend on itself.")})


class ListMember(Part):
    """A contact is in a static list, since a moment."""

    wholes: ClassVar[tuple[str, ...]] = ("contact_list",)

    contact_list = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="members")
    # The database takes it along with its contact: whoever deletes that may not see the list.
    contact = models.ForeignKey(
        Contact, on_delete=models.DO_NOTHING, db_constraint=False, related_name="memberships", verbose_name=_("contact")
    )
    added_at = models.DateTimeField(_("in it since"), editable=False, db_default=Now())

    class Meta:
        verbose_name = _("contact in a list")
        verbose_name_plural = _("contacts in lists")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["contact_list", "contact"], name="list_member_once")]

    def __str__(self) -> Any:
        return str(self.contact)
