"""The photo of a person, the logo of an account or branch (CON-07)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.pictures.models import Picture
from liant.modules.contacts.models.contact import Contact


class ContactPicture(Picture):
    """Of a contact."""

    whole = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="picture")

    class Meta(Picture.Meta):
        verbose_name = gettext_lazy("photo")
        verbose_name_plural = gettext_lazy("photo")

    @classmethod
    def called(cls, record: Any) -> str:
        """A company has a logo."""
        return _("photo") if record.is_person else _("logo")

    @classmethod
    def is_cut(cls, record: Any) -> bool:
        """A logo tells nothing without its edges."""
        return bool(record.is_person)
