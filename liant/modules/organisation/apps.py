"""The organisation module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "liant.modules.organisation"
    label = "organisation"
    verbose_name = _("Organisation")

    def ready(self) -> None:
        """Declare the module's entities and what goes for them."""
        from liant.modules.organisation import entities, explanations, rules  # noqa: F401
        from liant.modules.organisation.delegations import entity  # noqa: F401
        from liant.modules.organisation.equipment import entities as equipment  # noqa: F401
        from liant.modules.organisation.groups import entities as groups  # noqa: F401
        from liant.modules.organisation.groups import filling  # noqa: F401
