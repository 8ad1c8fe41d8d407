"""The life cycle room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LifecycleConfig(AppConfig):
    name = "liant.kernel.lifecycle"
    label = "lifecycle"
    verbose_name = _("Life cycles")

    def ready(self) -> None:
        """Have what the database refuses told in words."""
        from liant.kernel.lifecycle import refusals  # noqa: F401
