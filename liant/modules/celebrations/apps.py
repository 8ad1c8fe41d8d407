"""The celebrations module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CelebrationsConfig(AppConfig):
    name = "liant.modules.celebrations"
    label = "celebrations"
    verbose_name = _("Celebrations")

    def ready(self) -> None:
        """Declare the module's entities, its places in the navigation, on the home page and on contacts."""
        from liant.modules.celebrations import entities, places, tabs, timeline  # noqa: F401
