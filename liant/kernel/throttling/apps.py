"""The throttling room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThrottlingConfig(AppConfig):
    name = "liant.kernel.throttling"
    label = "throttling"
    verbose_name = _("Rate limits")
