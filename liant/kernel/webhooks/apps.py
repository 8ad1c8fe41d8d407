"""The webhooks room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "liant.kernel.webhooks"
    label = "webhooks"
    verbose_name = _("Webhooks")

    def ready(self) -> None:
        """Declare the entity, and listen for acts."""
        from liant.kernel.webhooks import announcing, entities  # noqa: F401
