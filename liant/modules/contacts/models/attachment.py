"""Files of contacts and of lists of contacts (GEN-02)."""

from django.db import models

from liant.kernel.attachments.models import Attachment
from liant.modules.contacts.models.contact import Contact
from liant.modules.contacts.models.lists import ContactList


class ContactAttachment(Attachment):
    """Of a contact."""

    whole = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="attachments", db_index=False)


class ContactListAttachment(Attachment):
    """Of a list of contacts."""

    whole = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="attachments", db_index=False)
