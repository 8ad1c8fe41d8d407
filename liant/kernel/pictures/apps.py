"""The pictures room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "liant.kernel.pictures"
    label = "pictures"
    verbose_name = _("Pictures")
