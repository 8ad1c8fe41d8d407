"""The audit room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "liant.kernel.audit"
    label = "audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        """Listen for sign-ins, and stand in the navigation."""
        from liant.kernel.audit import navigation, sign_ins  # noqa: F401
