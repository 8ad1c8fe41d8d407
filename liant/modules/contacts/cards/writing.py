"""A contact as a vCard: what the acting employee sees of it, and nothing that is not to be used."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from liant.kernel.access.captions import captions
from liant.modules.contacts.cards.lines import escaped, folded
from liant.modules.contacts.cards.parts import Gathered, gathered
from liant.modules.contacts.cards.pictures import picture_line
from liant.modules.contacts.countries import countries
from liant.modules.contacts.models import Address, Contact, Email, Phone, Position

NEWEST, USUAL = "4.0", "3.0"
VERSIONS = (USUAL, NEWEST)
PHONES = {Phone.Kind.MOBILE: "cell", Phone.Kind.WORK: "work", Phone.Kind.HOME: "home", Phone.Kind.FAX: "fax"}
GENDERS = {Contact.Gender.FEMALE: "F", Contact.Gender.MALE: "M"}
# vCard 3.0 has no day without a year; Apple's way, which others read.
OMITTED_YEAR = "1604"


def cards(contacts: list[Contact], version: str) -> Iterator[bytes]:
    """One card for each of these, of version 3.0 or 4.0."""
    found = gathered(contacts)
    of_posts = [post.account_id for posts in found.positions.values() for post in posts]
    workplaces = captions(Contact, [*of_posts, *(each.account_id for each in contacts if each.account_id)])
    for contact in contacts:
        told = [*_own(contact, version), *_reach(contact, found), *_work(contact, found, workplaces)]
        told += [picture_line(bytes(each.content), is_newest=version == NEWEST) for each in found.pictures[contact.pk]]
        lines = ["BEGIN:VCARD", f"VERSION:{version}", *told, "END:VCARD"]
        yield "".join(map(folded, lines)).encode()


def _own(contact: Contact, version: str) -> Iterator[str]:
    """What the contact itself is."""
    name = f"{contact.given_name} {contact.family_name}".strip() if contact.is_person else contact.name
    yield f"FN:{escaped(name)}"
    yield "N:" + ";".join(map(escaped, (contact.family_name, contact.given_name, "", contact.title, "")))
    is_newest = version == NEWEST
    if is_newest:
        yield f"KIND:{'individual' if contact.is_person else 'org'}"
    elif not contact.is_person:
        yield "X-ABSHOWAS:COMPANY"
    yield from _days(contact, is_newest=is_newest)
    if contact.gender:
        yield f"{'' if is_newest else 'X-'}GENDER:{GENDERS[Contact.Gender(contact.gender)]}"
    if contact.language:
        yield f"{'' if is_newest else 'X-'}LANG:{contact.language}"
    yield f"UID:urn:uuid:{_identity(contact)}"
    yield f"REV:{contact.changed_at:%Y%m%dT%H%M%SZ}"


def _identity(contact: Contact) -> UUID:
    """The same for a contact in every file of this installation, and of no other."""
    digest = salted_hmac("liant.contacts.cards", str(contact.pk), secret=settings.HASHING_KEY).digest()
    return UUID(bytes=digest[:16], version=5)


def _days(contact: Contact, *, is_newest: bool) -> Iterator[str]:
    for name, day in (("BDAY", contact.born_on), ("ANNIVERSARY", contact.wed_on)):
        if day and is_newest:
            yield f"{name}:{day.replace('-', '') if day[0] != '-' else '--' + day[2:].replace('-', '')}"
        elif day:
            known = "X-ANNIVERSARY" if name == "ANNIVERSARY" else name
            is_partial = day.startswith("--")
            omitted = f";X-APPLE-OMIT-YEAR={OMITTED_YEAR}" if is_partial else ""
            yield f"{known}{omitted}:{OMITTED_YEAR + day[1:] if is_partial else day}"


def _reach(contact: Contact, found: Gathered) -> Iterator[str]:
    for phone in found.phones[contact.pk]:
        yield f"TEL;TYPE={PHONES[Phone.Kind(phone.kind)]}{_preferred(phone)}:{phone.number}"
    for email in found.emails[contact.pk]:
        kind = "home" if email.kind == Email.Kind.PERSONAL else "work"
        yield f"EMAIL;TYPE={kind}{_preferred(email)}:{escaped(email.address)}"
    names = dict(countries())
    for address in found.addresses[contact.pk]:
        kind = "home" if address.purpose == Address.Purpose.HOME else "work"
        there = (address.street, address.city, address.region, address.postal_code)
        told = ("", "", *there, names.get(address.country, address.country))
        yield f"ADR;TYPE={kind}{_preferred(address)}:{';'.join(map(escaped, told))}"
    for web in found.webs[contact.pk]:
        yield f"URL:{web.url}"
    if labels := found.labels[contact.pk]:
        yield f"CATEGORIES:{','.join(map(escaped, labels))}"


def _preferred(way: Any) -> str:
    # Both versions read it as a type: RFC 6350 keeps it for the sake of older cards.
    return ",pref" if way.is_default else ""


def _work(contact: Contact, found: Gathered, workplaces: dict[int, str]) -> Iterator[str]:
    """Where a person works, by the first post held; the organisation that an account is, or a branch belongs to."""
    if not contact.is_person:
        account = workplaces.get(contact.account_id or 0, "")
        yield "ORG:" + ";".join(map(escaped, filter(None, (account, contact.name))))
        return
    posts: list[Position] = found.positions[contact.pk]
    for post in posts:
        if post.phone:
            yield f"TEL;TYPE=work:{post.phone}"
        if post.email:
            yield f"EMAIL;TYPE=work:{escaped(post.email)}"
    if not posts:
        return
    first = posts[0]
    yield f"ORG:{escaped(workplaces.get(first.account_id, ''))}"
    if first.title:
        yield f"TITLE:{escaped(first.title)}"
    if first.function:
        yield f"ROLE:{escaped(str(first.function))}"
