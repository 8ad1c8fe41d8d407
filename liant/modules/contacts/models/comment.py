"""What is said of contacts, and who follows them (GEN-02)."""

from django.db import models

from liant.kernel.comments.models import Comment, Follower
from liant.modules.contacts.models.contact import Contact
from liant.modules.contacts.models.lists import ContactList


class ContactComment(Comment):
    """On a contact."""

    whole = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="comments", db_index=False)


class ContactFollower(Follower):
    """Of a contact."""

    whole = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="followers", db_index=False)


class ContactListComment(Comment):
    """On a list of contacts."""

    whole = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="comments", db_index=False)


class ContactListFollower(Follower):
    """Of a list of contacts."""

    whole = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="followers", db_index=False)
