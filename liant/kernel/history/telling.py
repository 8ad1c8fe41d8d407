"""Telling of acts that change no row: an export, a sign-in, a look at a sensitive value (SEC-08)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from psycopg.types.json import Jsonb

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Employee, Protected, User
from liant.kernel.access.origin import origin_as_json


class Kind(models.TextChoices):
    """What is told; stands in an entry's `verb`."""

    EXPORT = "export", pgettext_lazy("history", "exported")
    LOOK = "look", pgettext_lazy("history", "looked through the days of")
    REVEAL = "reveal", pgettext_lazy("history", "looked at a sensitive value of")
    SIGN_IN = "sign_in", pgettext_lazy("history", "signed in")
    SIGN_IN_FAILED = "sign_in_failed", pgettext_lazy("history", "failed to sign in as")
    SIGN_OUT = "sign_out", pgettext_lazy("history", "signed out")
    LOCK_OUT = "lock_out", pgettext_lazy("history", "locked, by failed attempts, the login of")
    UNLOCK = "unlock", pgettext_lazy("history", "unlocked the login of")
    LOGIN = "login", pgettext_lazy("history", "got a login by single sign-on")
    LINKED = "linked", pgettext_lazy("history", "linked single sign-on")
    UNLINKED = "unlinked", pgettext_lazy("history", "unlinked single sign-on from the login of")
    PASSWORD = "password", pgettext_lazy("history", "set a password")
    SECOND_FACTOR = "second_factor", pgettext_lazy("history", "set up a second factor")
    SECOND_FACTOR_REMOVED = "second_factor_removed", pgettext_lazy("history", "removed a second factor")
    SECOND_FACTOR_RESET = "second_factor_reset", pgettext_lazy("history", "removed the second factor of")
    SESSIONS_ENDED = "sessions_ended", pgettext_lazy("history", "signed out on other devices")
    SIGNED_OUT = "signed_out", pgettext_lazy("history", "signed out everywhere the login of")
    TOKEN = "token", pgettext_lazy("history", "made an API token")
    ERASED = "erased", pgettext_lazy("history", "erased what history kept of")
    TOKEN_REVOKED = "token_revoked", pgettext_lazy("history", "revoked an API token")


def tell_audit(kind: Kind, told: dict[str, Any], *, of: tuple[str, int | None] = ("", None), by: Actor | None) -> None:
    """Write an act into history, in the transaction under way: what it tells of itself, in JSON's types.

    `of` is the entity's name and the number of the record that the act concerns. `by` is None while nobody has
    proved who they are.
    """
    values: list[Any] = [kind.value, by and by.pk, origin_as_json(), *of, Jsonb(told)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT history.tell(%s, %s, %s::jsonb, %s, %s, %s)", values)


def tell_login(kind: Kind, user: User, told: dict[str, Any] | None = None, *, by: User) -> None:
    """Tell what a user did with a login: one's own, or another's."""
    of = ("", None) if by == user else ("employee", user.employee_id)
    # Perhaps nobody has entered yet, so that the employee can't be asked for; the number is enough.
    actor = Employee(pk=by.employee_id) if by.employee_id else None
    tell_audit(kind, {"email": user.email, **(told or {})}, of=of, by=actor)


def tell_stranger(kind: Kind, email: str, told: dict[str, Any]) -> None:
    """Tell of an attempt by nobody knows whom: it concerns the employee with that e-mail address, if there is one."""
    user = User.objects.filter(email__iexact=email, employee_id__isnull=False).first()
    of = ("employee", user.employee_id) if user else ("", None)
    tell_audit(kind, {"email": email, **told}, of=of, by=None)


def record_reveal(record: Protected, field: str, reason: str, *, by: Actor) -> None:
    """Tell that `by` looked at a sensitive value of a record (SEC-05). Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError(_("Say why you need to see this."))
    tell_audit(Kind.REVEAL, {"field": field, "reason": reason.strip()}, of=(record.entity_name(), record.pk), by=by)
