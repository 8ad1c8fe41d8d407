"""The tags room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TagsConfig(AppConfig):
    name = "liant.kernel.tags"
    label = "tags"
    verbose_name = _("Tags")

    def ready(self) -> None:
        """Declare the pages."""
        from liant.kernel.tags import entities  # noqa: F401
