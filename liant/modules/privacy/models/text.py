"""What people are asked when they consent."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.models import Listed, Once, Reference, caption_of
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models.consent import Purpose


class ConsentText(Listed, Reference):
    """A text shown for a purpose in a language. Changed, it is a new version; consents keep the words they had."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=120)
    purpose = models.CharField(
        pgettext_lazy("consent", "purpose"), max_length=12, choices=Purpose, default=Purpose.MARKETING
    )
    language = models.CharField(_("language"), max_length=2, choices=Contact.Language)
    text = models.TextField(_("text shown"), max_length=5_000)
    # The database counts (sql/privacy.sql).
    version = models.PositiveIntegerField(_("version"), editable=False, default=1)
    caption = caption_of(models.F("name"), 120)

    class Meta(Listed.Meta):
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["name"]
        constraints = [Once(field="name", name="consent_text_once")]

    def __str__(self) -> str:
        return self.name
