"""Text with a rule, and the kinds of it by which people are reached."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from liant.kernel.fields.internet import normalise_email, normalise_website
from liant.kernel.fields.phones import parse_phone


class CheckedField(models.CharField):
    """Text with a rule."""

    length: ClassVar[int] = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": self.length} | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """The value in its right form. Raises ValidationError in words the user understands."""
        text = super().clean(value, model_instance)
        return self.normalise(text) if text else ""

    @staticmethod
    def normalise(text: str) -> str:
        """The one right form of a text. Raises ValidationError saying what is wrong with it."""
        raise NotImplementedError


class PhoneField(CheckedField):
    """A phone number in E.164, read as one of the company's own country unless it begins with +."""

    length = 20
    shown_as = "phone"

    @staticmethod
    def show(number: str) -> str:
        """The number as people of its country write it; in full when it is abroad."""
        return parse_phone(number, settings.PHONE_REGION).display

    @staticmethod
    def normalise(text: str) -> str:
        """The number in E.164."""
        return parse_phone(text, settings.PHONE_REGION).e164


class EmailField(CheckedField):
    """An e-mail address."""

    length = 254
    shown_as = "email"
    normalise = staticmethod(normalise_email)


class WebField(CheckedField):
    """A web address with its scheme."""

    length = 300
    shown_as = "web"
    normalise = staticmethod(normalise_website)
