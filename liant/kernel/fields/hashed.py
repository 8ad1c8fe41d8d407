"""Addresses that are kept to be recognised, not to be read: as HMAC-SHA-256 by a key outside the database.

Without the key nobody tells, by trying addresses, which ones there are; with another key none is recognised any more.
"""

import hashlib
import hmac
import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from liant.kernel.fields.checked import PhoneField
from liant.kernel.fields.internet import normalise_email
from liant.kernel.text import words

LENGTH = 64
_HASH = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


def hash_of(address: str) -> str:
    """The hash of an e-mail address, a phone number or an address for post, however it is written."""
    return hmac.new(settings.HASHING_KEY.encode(), folded_address(address).encode(), hashlib.sha256).hexdigest()


def folded_address(text: str) -> str:
    """An address as all ways to write it have in common."""
    try:
        return normalise_email(text) if "@" in text else PhoneField.normalise(text)
    except ValidationError:
        return " ".join(words(text))


class HashedField(models.CharField):
    """An address of which the hash alone is kept; what is a hash already stays as it is."""

    # As long as an address may be while it is typed.
    longest = 300

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LENGTH} | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """The hash of what was typed. Raises ValidationError for an e-mail address that can't be one."""
        text = str(value or "").strip()
        if "@" in text:
            normalise_email(text)
        hashed = text if not text or _HASH.fullmatch(text) else hash_of(text)
        return str(super().clean(hashed, model_instance))

    def formfield(self, **kwargs: Any) -> Any:
        """An input that takes an address whole."""
        chosen: dict[str, Any] = {
            "max_length": self.longest, "widget": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        }  # fmt: skip
        return super().formfield(**kwargs | chosen)
