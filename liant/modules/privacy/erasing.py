"""Erasing a contact in place: all that is personal goes, for good; that there was one, and what duties ask for, stays
(GDPR, art. 17).
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from liant.kernel.access.actor import Actor
from liant.kernel.access.tables import parts_with_links
from liant.kernel.commands import command
from liant.kernel.fields.hashed import hash_of
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Channel
from liant.modules.privacy.restricting import require_kept
from liant.modules.privacy.shares import shares

# A shorter text stands in too much that is about others.
SHORTEST = 4


@command("privacy")
def erase(contact: Contact, reason: str, *, is_sole_trader: bool = False, by: Actor) -> Contact:
    """Erase a person, or an account that is one. It can't be undone.

    `reason` is one of Erasure.Reason. Raises ValidationError for a company, which is no person, and
    for who was erased before.
    """
    require_kept(contact)
    require_person(contact, is_sole_trader=is_sole_trader)
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Erased #%(number)d") % {"number": contact.pk}
    values: list[Any] = [contact.pk, name, reason, list(_phrases(contact)), Jsonb(list(_hashes(contact)))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT privacy.erase(%s, %s, %s, %s, %s)", values)
        (files,) = cursor.fetchone()
    transaction.on_commit(lambda: _delete(files))
    contact.refresh_from_db()
    return contact


def require_person(contact: Contact, *, is_sole_trader: bool) -> None:
    """Raises ValidationError for what is no person."""
    if contact.kind == Contact.Kind.BRANCH:
        raise ValidationError(_("A branch is no person: erase the people who work there."))
    if contact.kind == Contact.Kind.ACCOUNT and not is_sole_trader:
        raise ValidationError(
            {"is_sole_trader": _("A company is no person: erase its people, or say that this is a sole trader.")}
        )


def preview(contact: Contact) -> dict[str, list[Any]]:
    """What goes, with how many there are, and what stays, in words."""
    counted = (
        (str(part._meta.verbose_name_plural), part._default_manager.filter(**{link: contact}).count())
        for part, link in parts_with_links(Contact)
    )
    return {
        "gone": [(label, number) for label, number in counted if number],
        "kept": [text for share in shares() for text in share.kept(contact)],
    }


def _phrases(contact: Contact) -> Iterator[str]:
    """What names the contact in files and filters, as patterns of LIKE."""
    reached = [each.address for each in contact.emails.all()]
    reached += [number for each in contact.phones.all() for number in (each.number, each.national)]
    for text in {str(contact), contact.name, contact.family_name, *reached}:
        if len(text) >= SHORTEST:
            escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            yield f"%{escaped}%"


def _hashes(contact: Contact) -> Iterator[dict[str, str]]:
    channels = {"emails": [Channel.EMAIL], "phones": [Channel.PHONE, Channel.SMS], "addresses": [Channel.POST]}
    for name, through in channels.items():
        for reach in getattr(contact, name).all():
            yield from ({"channel": channel, "address": hash_of(str(reach))} for channel in through)


def _delete(files: list[str]) -> None:
    for path in filter(None, files):
        default_storage.delete(path)
