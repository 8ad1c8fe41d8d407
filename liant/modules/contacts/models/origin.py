"""How contacts came to us: an advertisement, a fair, the web page (CON-13)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Reference, caption_of


class Origin(Listed, Reference):
    """A way by which contacts come: what marketing pays for, or what brings them by itself."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        ordering = ["name"]
        constraints = [Once(field="name", name="origin_once")]

    def __str__(self) -> str:
        return self.name
