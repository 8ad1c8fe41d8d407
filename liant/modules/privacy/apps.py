"""The privacy module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "liant.modules.privacy"
    label = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        """Declare the module's entities, and what the database must know of it."""
        from liant.kernel import install
        from liant.modules.privacy import (  # noqa: F401
            entities,
            imports,
            listing,
            proving,
            restricting,
            retaining,
            sharing,
            tabs,
            timeline,
        )
        from liant.modules.privacy.statements import statements

        install.further.append(statements)
