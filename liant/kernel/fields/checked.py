"""Text with a rule, and the kinds of it by which people are reached."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from liant.kernel.fields.internet import mended_email, normalise_email, normalise_website
from liant.kernel.fields.phones import parse_phone


class CheckedField(models.CharField):
    """Text with a rule."""

    length: ClassVar[int] = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": self.length} | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """The value in its right form. Raises ValidationError in words the user understands."""
        text = str(self.to_python(value) or "").strip()
        # Its length counts in its right form: spaces, dashes and words around it are no part of a number.
        return str(super().clean(self.normalise(text) if text else "", model_instance))

    @staticmethod
    def normalise(text: str) -> str:
        """The one right form of a text. Raises ValidationError saying what is wrong with it."""
        raise NotImplementedError


class PhoneInput(forms.CharField):
    """A form field for a phone number: what is kept is shown as people write it, what is typed as it was typed."""

    length = 60

    def prepare_value(self, value: Any) -> Any:
        """The text of the input box."""
        return PhoneField.show(value) if value and is_kept(value) else value


def is_kept(number: str) -> bool:
    """Whether a text is a number in the form in which it is kept."""
    try:
        return PhoneField.normalise(number) == number
    except ValidationError:
        return False


class PhoneField(CheckedField):
    """A phone number in E.164, read as one of the company's own country unless it begins with +."""

    length = 20
    shown_as = "phone"

    def formfield(self, **kwargs: Any) -> Any:
        """A field that shows numbers as people write them, and takes them with all that people write around them."""
        options: dict[str, Any] = {"form_class": PhoneInput, "max_length": PhoneInput.length}
        return super().formfield(**options | kwargs)

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
    mend = staticmethod(mended_email)


class WebField(CheckedField):
    """A web address with its scheme."""

    length = 300
    shown_as = "web"
    normalise = staticmethod(normalise_website)
