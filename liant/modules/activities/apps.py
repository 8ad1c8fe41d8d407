"""The activities module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "liant.modules.activities"
    label = "activities"
    verbose_name = _("Activities")

    def ready(self) -> None:
        """Declare the module's entities, its tabs elsewhere its rules and what the database keeps."""
        from liant.kernel import install
        from liant.modules.activities import booked, entities, glances, rules, tabs, timeline  # noqa: F401
        from liant.modules.activities.statements import statements

        install.further.append(statements)
