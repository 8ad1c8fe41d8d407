"""The contacts module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "liant.modules.contacts"
    label = "contacts"
    verbose_name = _("Contacts")

    def ready(self) -> None:
        """Declare the module's entities."""
        from liant.modules.contacts import entities, installed  # noqa: F401
        from liant.modules.contacts.lists import entities as lists  # noqa: F401
        from liant.modules.contacts.relations import entities as relations  # noqa: F401
        from liant.modules.contacts.relations.graph import tabs  # noqa: F401
