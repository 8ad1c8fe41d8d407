"""Templates of greetings, which administrators keep (CON-09)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Reference, caption_of
from liant.modules.celebrations.merging import require_known_fields
from liant.modules.celebrations.models.choices import GreetingChannel, OccasionKind
from liant.modules.contacts.models import Contact

MERGED = _("With {{ salutation }}, {{ given_name }}, {{ family_name }}, {{ child }}, {{ years }}, {{ sender }}.")


class GreetingTemplate(Listed, Reference):
    """A greeting with places that are filled in for each contact."""

    searched: ClassVar[tuple[str, ...]] = ("name", "text")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=Contact.Language)
    channel = models.CharField(_("channel"), max_length=5, choices=GreetingChannel)
    kind = models.CharField(_("occasion"), max_length=8, choices=OccasionKind)
    subject = models.CharField(_("subject"), max_length=150, blank=True, help_text=_("Of an e-mail."))
    text = models.TextField(_("text"), max_length=2_000, help_text=MERGED)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("greeting template")
        verbose_name_plural = _("greeting templates")
        ordering = ["name"]
        constraints = [Once(field="name", name="greeting_template_once")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Every place can be filled in; an e-mail has a subject, an SMS none. Raises ValidationError by field."""
        errors = {}
        for name in ("subject", "text"):
            try:
                require_known_fields(getattr(self, name))
            except ValidationError as error:
                errors[name] = error
        if self.channel == GreetingChannel.EMAIL and not self.subject:
            errors["subject"] = ValidationError(_("An e-mail needs a subject."))
        if self.channel == GreetingChannel.SMS and self.subject:
            errors["subject"] = ValidationError(_("An SMS has no subject."))
        if errors:
            raise ValidationError(errors)
