"""The notifications room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "liant.kernel.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        """Listen for what employees are told of without a room's asking."""
        from liant.kernel.notifications import listening  # noqa: F401
