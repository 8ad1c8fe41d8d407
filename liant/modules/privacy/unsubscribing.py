"""Unsubscribing without signing in: a signed link in each e-mail (RFC 2369, RFC 8058), STOP by SMS (CON-21)."""

from typing import NamedTuple

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import connection, transaction
from django.urls import reverse

from liant.kernel.access.origin import current_site, origin_as_json
from liant.kernel.fields import PhoneField
from liant.kernel.fields.hashed import hash_of
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Channel, Source

# What stands before the link in a message, by the language in which one writes to a contact.
WORDS = {
    "ro": "Nu mai doriți astfel de mesaje? Vă puteți dezabona aici:",
    "en": "No more messages of this kind? Unsubscribe here:",
    "el": "Δεν θέλετε άλλα τέτοια μηνύματα; Διαγραφείτε εδώ:",
}


class Ticket(NamedTuple):
    """What a link says: who unsubscribes from what, at which address (its hash)."""

    contact: int
    channel: str
    purpose: str
    address: str


def _signer() -> Signer:
    # A link in an old mail must hold: the key that signs it is the one that is never exchanged.
    return Signer(key=settings.HASHING_KEY, salt="liant.unsubscribe")


def token_of(ticket: Ticket) -> str:
    """The ticket, signed, in letters that a link may hold."""
    return _signer().sign_object(list(ticket))


def read_token(token: str) -> Ticket:
    """The ticket in a link. Raises BadSignature for what we did not sign."""
    try:
        contact, channel, purpose, address = _signer().unsign_object(token)
    except ValueError as error:
        raise BadSignature(str(error)) from error
    return Ticket(contact, channel, purpose, address)


def unsubscribe_url(address: str, contact: Contact, purpose: str, channel: str = Channel.EMAIL, site: str = "") -> str:
    """The whole address of the page on which who reads a message says: no more of this."""
    token = token_of(Ticket(contact.pk, channel, purpose, hash_of(address)))
    return (site or current_site()).rstrip("/") + reverse("privacy:unsubscribe", args=[token])


def unsubscribe_headers(address: str, contact: Contact, purpose: str, site: str = "") -> dict[str, str]:
    """The headers by which mail programs offer one click (RFC 2369, RFC 8058). `site` is where Liant is reached."""
    return {
        "List-Unsubscribe": f"<{unsubscribe_url(address, contact, purpose, site=site)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def unsubscribe_text(address: str, contact: Contact, purpose: str, site: str = "") -> str:
    """The end of a message, in the contact's language: how one gets no more of these, for who sees no button."""
    return f"-- \n{WORDS[contact.written_in]}\n{unsubscribe_url(address, contact, purpose, site=site)}"


def unsubscribe(ticket: Ticket, proof: str) -> None:
    """Withdraw marketing and greetings on the ticket's channel at once, and suppress the address."""
    _withdraw(ticket.contact, ticket.channel, ticket.address, Source.UNSUBSCRIBE, proof)


def stop(number: str, proof: str = "") -> None:
    """Somebody answered STOP from a number: for gateways. May be told again. Raises ValidationError for no number."""
    phone = PhoneField.normalise(number)
    found: list[int | None] = [*_contacts_with(phone)]
    with transaction.atomic():
        for contact in found or [None]:
            _withdraw(contact, Channel.SMS, hash_of(phone), Source.STOP, proof)


def _contacts_with(phone: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM privacy.contacts_with(%s)", [phone])
        return [number for (number,) in cursor.fetchall()]


def _withdraw(contact: int | None, channel: str, address: str, source: str, proof: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT privacy.unsubscribe(%s::bigint, %s, %s, %s, %s, %s::jsonb)",
            [contact, channel, address, source, proof, origin_as_json()],
        )
