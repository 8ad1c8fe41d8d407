"""The search room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "liant.kernel.search"
    label = "search"
    verbose_name = _("Search")
