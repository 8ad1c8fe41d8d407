"""The imports room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "liant.kernel.imports"
    label = "imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        """Make the jobs known to the worker."""
        from liant.kernel.imports import jobs  # noqa: F401
