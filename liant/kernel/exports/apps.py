"""The exports room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExportsConfig(AppConfig):
    name = "liant.kernel.exports"
    label = "exports"
    verbose_name = _("Exports")

    def ready(self) -> None:
        """Make the jobs known to the worker."""
        from liant.kernel.exports import jobs  # noqa: F401
