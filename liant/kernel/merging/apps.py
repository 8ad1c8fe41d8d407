"""The merging room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MergingConfig(AppConfig):
    name = "liant.kernel.merging"
    label = "merging"
    verbose_name = _("Merging")
