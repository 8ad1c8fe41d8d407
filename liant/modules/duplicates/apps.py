"""The duplicates module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    name = "liant.modules.duplicates"
    label = "duplicates"
    verbose_name = _("Duplicates")

    def ready(self) -> None:
        """Have contacts compared."""
        from liant.modules.duplicates import matching  # noqa: F401
