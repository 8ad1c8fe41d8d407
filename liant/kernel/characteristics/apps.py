"""The characteristics room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CharacteristicsConfig(AppConfig):
    name = "liant.kernel.characteristics"
    label = "characteristics"
    verbose_name = _("Characteristics")

    def ready(self) -> None:
        """Declare the pages, and forget what is known of characteristics when one changes."""
        from liant.kernel.characteristics import definitions, entities, limiting  # noqa: F401

        limiting.offer()
