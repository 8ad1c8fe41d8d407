"""The comments room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "liant.kernel.comments"
    label = "comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        """Put the tab on the pages of records that may have comments, and declare how these are told."""
        from liant.kernel.comments import tabs, telling, timeline  # noqa: F401
