"""The access room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "liant.kernel.access"
    label = "access"
    verbose_name = _("Access")
