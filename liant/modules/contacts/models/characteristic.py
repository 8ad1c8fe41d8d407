"""What administrators' own fields say of contacts and categories (CON-12)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part, Reference
from liant.kernel.characteristics.types import Link, add_type
from liant.kernel.characteristics.values import CharacteristicValue
from liant.modules.contacts.models.category import Category
from liant.modules.contacts.models.contact import Contact

add_type(Link("contact", _("contact field"), "users"))


class NamesContact(CharacteristicValue):
    """A value that may be a contact."""

    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact"),
        db_index=False,
    )  # fmt: skip

    class Meta(CharacteristicValue.Meta):
        abstract = True
        indexes = [
            *CharacteristicValue.Meta.indexes,
            models.Index(
                fields=["contact", "whole"], name="%(class)s_contact", condition=models.Q(contact__isnull=False)
            ),
        ]


class ContactCharacteristic(NamesContact, Part):
    """Of a contact; it may name another one."""

    whole = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="characteristics", db_index=False)


class CategoryCharacteristic(CharacteristicValue, Reference):
    """Of a category."""

    whole = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="characteristics", db_index=False)
