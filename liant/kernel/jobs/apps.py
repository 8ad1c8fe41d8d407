"""The jobs room of the kernel: it brings no tables, procrastinate does."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "liant.kernel.jobs"
    label = "jobs"
    verbose_name = _("Jobs")
