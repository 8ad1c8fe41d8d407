"""The bulk room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulkConfig(AppConfig):
    name = "liant.kernel.bulk"
    label = "bulk"
    verbose_name = _("Many at once")

    def ready(self) -> None:
        """Make the jobs known to the worker."""
        from liant.kernel.bulk import jobs  # noqa: F401
