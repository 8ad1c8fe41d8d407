"""Text that is kept encrypted: whoever reads it gets a mask, and the text itself by `reveal` alone (SEC-05).

The keys are settings, outside the database: the first seals, all open. So a new key is put before the old ones.
"""

from functools import cache
from typing import Any, ClassVar

import psycopg
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _
from psycopg.types.string import StrDumper

# What is left to be recognised by.
LEFT = 4


class Sealed:
    """An encrypted text. As a text it is its mask: stars and the last characters."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __str__(self) -> str:
        """The mask."""
        try:
            text = self.reveal()
        except ValidationError:
            return "*" * 2 * LEFT
        return "*" * (len(text) - LEFT) + text[-LEFT:]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.token == other.token

    def __hash__(self) -> int:
        return hash(self.token)

    def __repr__(self) -> str:
        return "<Sealed>"

    def reveal(self) -> str:
        """The text. Whoever asks has the right and tells of it. Raises ValidationError when no key opens it."""
        try:
            return _keys().decrypt(self.token).decode()
        except InvalidToken:
            raise ValidationError(_("The key by which this was encrypted is missing.")) from None

    @property
    def is_by_first_key(self) -> bool:
        """Whether the key that seals now has sealed it."""
        try:
            Fernet(settings.SEALING_KEYS[0]).decrypt(self.token)
        except InvalidToken:
            return False
        return True

    def renewed(self) -> "Sealed":
        """The same text by the first key."""
        return Sealed(_keys().rotate(self.token).decode())


def seal(text: str) -> Sealed:
    """Encrypt a text by the first key."""
    return Sealed(_keys().encrypt(text.encode()).decode())


@cache
def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.SEALING_KEYS])


class _SealedAttribute(DeferredAttribute):
    """Given its own mask back, as a form or a program sends it, a value stays as it is."""

    def __set__(self, instance: Any, value: Any) -> None:
        kept = instance.__dict__.get(self.field.attname)
        if not (isinstance(kept, Sealed) and value == str(kept)):
            instance.__dict__[self.field.attname] = value


class SealedInput(forms.CharField):
    """An input that shows the mask: left alone it changes nothing, emptied it removes, else it replaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Browsers remember nothing of it.
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def prepare_value(self, value: Any) -> Any:
        """The mask, or what was typed."""
        return str(value) if isinstance(value, Sealed) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything but the mask was sent."""
        return bool(super().has_changed(self.prepare_value(initial), data))


class SealedField(models.TextField):
    """Text with a rule, encrypted in the database: never searched, sorted or filtered by."""

    shown_as = "sealed"
    descriptor_class = _SealedAttribute
    longest: ClassVar[int] = 60

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The value in its right form, encrypted. Raises ValidationError in words the user understands."""
        if isinstance(value, Sealed):
            return value
        text = str(value or "").strip()
        checked = super().clean(self.normalise(text) if text else "", model_instance)
        return seal(checked) if checked else ""

    def formfield(self, **kwargs: Any) -> Any:
        """An input that shows the mask."""
        chosen: dict[str, Any] = {
            "form_class": SealedInput, "max_length": self.longest, "widget": forms.TextInput,
        }  # fmt: skip
        return super().formfield(**kwargs | chosen)

    def from_db_value(self, value: str | None, *_args: Any) -> Any:
        """What was kept, still encrypted."""
        return Sealed(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        """What is kept: never the text itself."""
        if isinstance(value, Sealed):
            return value.token
        return seal(value).token if value else value

    @staticmethod
    def show(value: Any) -> str:
        """The mask, also of what history kept."""
        return str(value if isinstance(value, Sealed) else Sealed(value))

    @staticmethod
    def normalise(text: str) -> str:
        """The one right form of a text. Raises ValidationError saying what is wrong with it."""
        raise NotImplementedError


def sealed_fields(model: type[models.Model]) -> list[SealedField]:
    """The encrypted fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]


class _SealedDumper(StrDumper):
    """How such a value is written where no field prepares it: by COPY."""

    def dump(self, obj: Any) -> Any:
        return super().dump(obj.token)


psycopg.adapters.register_dumper(Sealed, _SealedDumper)
