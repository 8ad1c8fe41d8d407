"""Telling of acts that change no row: an export, a sign-in, a look at a sensitive value (SEC-08)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from psycopg.types.json import Jsonb

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Protected
from liant.kernel.access.origin import origin_as_json


class Kind(models.TextChoices):
    """What is told; stands in an entry's `verb`."""

    EXPORT = "export", pgettext_lazy("history", "exported")
    REVEAL = "reveal", pgettext_lazy("history", "looked at a sensitive value of")
    SIGN_IN = "sign_in", pgettext_lazy("history", "signed in")
    SIGN_IN_FAILED = "sign_in_failed", pgettext_lazy("history", "failed to sign in as")
    SIGN_OUT = "sign_out", pgettext_lazy("history", "signed out")
    PASSWORD = "password", pgettext_lazy("history", "set a password")


def tell_audit(kind: Kind, told: dict[str, Any], *, of: tuple[str, int | None] = ("", None), by: Actor | None) -> None:
    """Write an act into history, in the transaction under way: what it tells of itself, in JSON's types.

    `of` is the entity's name and the number of the record that the act concerns. `by` is None while nobody has
    proved who they are.
    """
    values: list[Any] = [kind.value, by and by.pk, origin_as_json(), *of, Jsonb(told)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT history.tell(%s, %s, %s::jsonb, %s, %s, %s)", values)


def record_reveal(record: Protected, field: str, reason: str, *, by: Actor) -> None:
    """Tell that `by` looked at a sensitive value of a record (SEC-05). Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError(_("Say why you need to see this."))
    tell_audit(Kind.REVEAL, {"field": field, "reason": reason.strip()}, of=(record.entity_name(), record.pk), by=by)
