"""The entity kit as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntityConfig(AppConfig):
    name = "liant.kernel.entity"
    label = "entity"
    verbose_name = _("Entities")
