"""What a webhook is made of: an address, a secret, what it is about."""

import base64
import binascii
import secrets
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.models.protected import entity_label
from liant.kernel.fields import SealedField
from liant.kernel.history.reading import VERBS

PREFIX = "whsec_"
# Standard Webhooks: 24 to 64 bytes.
SECRET_BYTES = 32
# What a record may go through without a verb of its own.
KINDS = {
    "create": pgettext_lazy("webhook", "created"),
    "change": pgettext_lazy("webhook", "changed"),
    "delete": pgettext_lazy("webhook", "deleted"),
}
# Verbs that are told as what they did to each record.
PLAIN = (*KINDS, "undo", "run_import", "renew_keys", "switch_off", "sql")


def new_secret() -> str:
    """A secret as Standard Webhooks writes it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


class SecretField(SealedField):
    """The key by which messages are signed (Standard Webhooks)."""

    longest = 120

    @staticmethod
    def normalise(text: str) -> str:
        """The secret. Raises ValidationError for one that no receiver could use."""
        try:
            key = base64.b64decode(text.removeprefix(PREFIX), validate=True)
        except binascii.Error:
            key = b""
        if not (text.startswith(PREFIX) and 24 <= len(key) <= 64):
            raise ValidationError(
                _("A secret is whsec_ and 24 to 64 bytes in base64. Leave it empty to have one made.")
            )
        return text


class TargetField(models.URLField):
    """Where messages go: by http or https, without a login in the address."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The address. Raises ValidationError in words the user understands."""
        cleaned = super().clean(value, model_instance)
        parts = urlsplit(cleaned)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValidationError(_("Give an address that begins with https://."))
        if parts.username or parts.password:
            raise ValidationError(
                _("Give the address without a login: messages prove by their signature whose they are.")
            )
        return cleaned


class _ChosenField(ArrayField):
    """Some of what there is to choose from, at least one."""

    @staticmethod
    def offered() -> list[tuple[str, str]]:
        """What there is, each with its name."""
        raise NotImplementedError

    def formfield(self, **kwargs: Any) -> Any:
        """Several of them."""
        chosen: dict[str, Any] = {
            "form_class": forms.MultipleChoiceField,
            "choices": self.offered,
            "show_hidden_initial": False,
        }
        return super(ArrayField, self).formfield(**chosen | kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Raises ValidationError for none, and for what there is not."""
        super().validate(value, model_instance)
        if unknown := sorted(set(value) - dict(self.offered()).keys()):
            raise ValidationError(_("There is no %(names)s."), params={"names": ", ".join(unknown)})

    def show(self, value: list[str]) -> str:
        """The chosen ones in words."""
        names = dict(self.offered())
        return ", ".join(names.get(name, name) for name in value)


class EntitiesField(_ChosenField):
    """Kinds of records."""

    @staticmethod
    def offered() -> list[tuple[str, str]]:
        """Those that have lists."""
        # Asked when it is used, for then all are declared.
        from liant.kernel.entity.registry import entities

        return sorted(((entity.name, entity.label_plural) for entity in entities()), key=lambda pair: pair[1])


class EventsField(_ChosenField):
    """What happens to a record."""

    @staticmethod
    def offered() -> list[tuple[str, str]]:
        """Being created, changed and deleted, and what has a word of its own (completed)."""
        verbs = {name: label for name, label in VERBS.items() if name not in PLAIN}
        return [(name, capfirst(str(label))) for name, label in (KINDS | verbs).items()]


def label_of(entity: str, event: str) -> str:
    """A message's subject in words."""
    return f"{capfirst(entity_label(entity))}: {(VERBS | KINDS).get(event, event)}"
