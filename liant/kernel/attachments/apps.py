"""The attachments room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttachmentsConfig(AppConfig):
    name = "liant.kernel.attachments"
    label = "attachments"
    verbose_name = _("Attachments")

    def ready(self) -> None:
        """Put the tab on the pages of records that may have files."""
        from liant.kernel.attachments import tabs  # noqa: F401
