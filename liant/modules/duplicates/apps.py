"""The duplicates module."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    name = "liant.modules.duplicates"
    label = "duplicates"
    verbose_name = _("Duplicates")

    def ready(self) -> None:
        """Have contacts compared, and tell what the database must know for that."""
        from liant.kernel import install
        from liant.modules.duplicates import comparing, finding, matching  # noqa: F401
        from liant.modules.duplicates.statements import statements

        install.further.append(statements)
