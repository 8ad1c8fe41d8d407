"""Whom one may write to or call, and at which address: asked by whatever sends, of thousands at once (CON-21).

Both questions see what the actor sees. What is not seen is refused: forgetting fails closed.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from liant.kernel.fields.hashed import hash_of
from liant.kernel.fields.phones import PhoneKind, parse_phone
from liant.modules.contacts.models import Address, Contact, Email, Phone
from liant.modules.privacy.models import Channel, Consent, Purpose, Restriction, State, Suppression

Contacts = QuerySet[Contact] | Collection[int]
AnyReach = Email | Phone | Address
# What needs consent beforehand; service messages only end when somebody objects.
ASKED_BEFORE = (Purpose.MARKETING, Purpose.GREETINGS)


def refusals(contacts: Contacts, channel: str, purpose: str) -> dict[int, str]:
    """Why not to send for a purpose by a channel, in words, by the number of each contact that gets nothing.

    Five queries, however many there are. A contact that is not in the answer may be sent to, at `addresses`.
    """
    numbers = _numbers(contacts)
    standing, reasons = _standing(numbers, channel, purpose), _reasons(purpose)
    unseen = _("You do not see this contact.")
    found = {number: unseen for number in numbers if number not in standing}
    found |= {number: why for number, (held, state, _at) in standing.items() if (why := reasons[held, state])}
    open_to_it = {number: said_at for number, (_held, _state, said_at) in standing.items() if number not in found}
    reached, suppressed = _reached(open_to_it, channel, purpose)
    is_suppressed, without = _("The address is suppressed."), _without(channel)
    for number in open_to_it.keys() - reached.keys():
        found[number] = is_suppressed if number in suppressed else without
    return found


def addresses(contacts: Contacts, channel: str, purpose: str = Purpose.MARKETING) -> dict[int, AnyReach]:
    """Where each contact is reached by a channel: its default valid address that is not suppressed, as the row it is.

    As a text it is the address; a contact without one is not in the answer. Whether one may send, `refusals` says.
    """
    numbers = _numbers(contacts)
    standing = _standing(numbers, channel, purpose)
    reached, _suppressed = _reached(
        {number: said_at for number, (_held, _state, said_at) in standing.items()}, channel, purpose
    )
    return reached


def current(contact: Contact) -> dict[tuple[str, str], Consent]:
    """The statement that counts, by channel and purpose; where there is none it is unknown."""
    rows = Consent.objects.filter(contact=contact, is_current=True)
    return {(row.channel, row.purpose): row for row in rows}


def _numbers(contacts: Contacts) -> list[int]:
    """Each once, in their order."""
    chosen = contacts.values_list("pk", flat=True) if isinstance(contacts, QuerySet) else contacts
    return list(dict.fromkeys(chosen))


# Whether a contact is restricted, the state of its consent, and when this was given.
Standing = tuple[bool, str | None, datetime | None]


def _standing(numbers: list[int], channel: str, purpose: str) -> dict[int, Standing]:
    """Of each contact that is seen. Three queries: each finds its rows by an index, a join would not."""
    held = set(Restriction.objects.filter(contact__in=numbers).values_list("contact_id", flat=True))
    rows = Consent.objects.filter(contact__in=numbers, channel=channel, purpose=purpose, is_current=True).order_by()
    said = {contact: (state, at) for contact, state, at in rows.values_list("contact_id", "state", "at")}
    seen = Contact.objects.filter(pk__in=numbers).order_by().values_list("pk", flat=True)
    return {number: _stands(number in held, *said.get(number, (None, None))) for number in seen}


def _stands(is_restricted: bool, state: str | None, at: datetime | None) -> Standing:
    return is_restricted, state, at if state == State.GIVEN else None


def _reasons(purpose: str) -> dict[tuple[bool, str | None], str]:
    """Why nothing goes, by whether a contact is restricted and what it said; each is put into words once."""
    words = {
        State.GIVEN: "",
        State.REFUSED: _("The contact refused."),
        State.WITHDRAWN: _("The contact withdrew its consent."),
        None: _("Nobody knows of a consent.") if purpose in ASKED_BEFORE else "",
    }
    restricted = _("The contact's data is restricted: nothing may be sent.")
    return {
        (is_held, state): restricted if is_held else text for is_held in (True, False) for state, text in words.items()
    }


def _reached(said: dict[int, datetime | None], channel: str, purpose: str) -> tuple[dict[int, AnyReach], set[int]]:
    """The address of each, and those whose addresses are all suppressed."""
    offered: dict[int, list[tuple[AnyReach, str]]] = {}
    for reach in _usable(list(said), channel):
        offered.setdefault(reach.contact_id, []).append((reach, hash_of(str(reach))))
    since = _suppressed(offered.values(), channel) if purpose in ASKED_BEFORE else {}
    reached: dict[int, AnyReach] = {}
    for number, ways in offered.items():
        free = (reach for reach, hashed in ways if _is_free(since.get(hashed), said[number]))
        if (way := next(free, None)) is not None:
            reached[number] = way
    return reached, offered.keys() - reached.keys()


def _is_free(suppressed_at: datetime | None, said_at: datetime | None) -> bool:
    """Whether an address is not suppressed, or its contact consented anew after it was."""
    return suppressed_at is None or bool(said_at and said_at > suppressed_at)


def _usable(numbers: list[int], channel: str) -> Iterable[AnyReach]:
    """The addresses of a channel that are in order, those to be preferred first."""
    of_these: dict[str, Any] = {"contact__in": numbers}
    if channel == Channel.EMAIL:
        return Email.objects.filter(**of_these, state=Email.State.VALID).order_by("contact", "-is_default", "pk")
    if channel == Channel.POST:
        wants_post = Case(When(purpose=Address.Purpose.CORRESPONDENCE, then=0), default=1)
        return Address.objects.filter(**of_these).order_by("contact", wants_post, "-is_default", "pk")
    phones = Phone.objects.filter(**of_these, state=Phone.State.VALID).exclude(kind=Phone.Kind.FAX)
    rows = phones.order_by("contact", "-is_default", "pk")
    return rows if channel == Channel.PHONE else (phone for phone in rows if _takes_sms(phone))


def _takes_sms(phone: Phone) -> bool:
    return parse_phone(phone.number, "").kind == PhoneKind.MOBILE


def _suppressed(offered: Iterable[list[tuple[AnyReach, str]]], channel: str) -> dict[str, datetime]:
    """When each of these addresses that is suppressed was so, by its hash."""
    hashes = [hashed for ways in offered for _reach, hashed in ways]
    rows = Suppression.objects.filter(channel=channel, address__in=hashes)
    return dict(rows.values_list("address", "created_at"))


def _without(channel: str) -> str:
    return {
        Channel.EMAIL: _("There is no valid e-mail address."),
        Channel.SMS: _("There is no valid mobile number."),
        Channel.PHONE: _("There is no valid phone number."),
        Channel.POST: _("There is no address."),
    }[Channel(channel)]
