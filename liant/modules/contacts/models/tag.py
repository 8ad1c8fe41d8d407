"""The tags on contacts, and on lists of them (GEN-02)."""

from django.db import models

from liant.kernel.access.models import Part
from liant.kernel.tags.models import Tagging
from liant.modules.contacts.models.contact import Contact
from liant.modules.contacts.models.lists import ContactList


class ContactTag(Tagging, Part):
    """On a contact."""

    whole = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="taggings", db_index=False)


class ContactListTag(Tagging, Part):
    """On a list of contacts."""

    whole = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="taggings", db_index=False)
