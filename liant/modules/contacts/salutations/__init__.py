"""How letters to a contact begin (CON-10): its own formula, else one by language, gender, title and post."""

from collections.abc import Iterable
from dataclasses import replace

from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.models.held import held
from liant.modules.contacts.salutations import english, greek, romanian
from liant.modules.contacts.salutations.addressee import Addressee

FORMULAS = {"ro": romanian.formula, "el": greek.formula, "en": english.formula}


def salutations(contacts: Iterable[Contact], language: str = "") -> dict[int, str]:
    """The salutation of each, by number; in another language than the contact's own it is always made."""
    found = list(contacts)
    posts = _posts(found)
    return {each.pk: _salutation(each, posts.get(each.pk, ""), language) for each in found}


def suggestion(contact: Contact, language: str = "") -> str:
    """What would be written to a contact that has no formula of its own."""
    post = _posts([contact]).get(contact.pk, "") if contact.pk else ""
    return _suggestion(contact, post, language or contact.written_in)


def _salutation(contact: Contact, post: str, language: str) -> str:
    if contact.salutation and language in ("", contact.written_in):
        return contact.salutation
    return _suggestion(contact, post, language or contact.written_in)


def _suggestion(contact: Contact, post: str, language: str) -> str:
    return FORMULAS[language](replace(_addressee(contact), post=post))


def _addressee(contact: Contact) -> Addressee:
    return Addressee(
        contact.given_name, contact.family_name, contact.gender, contact.title,
        is_company=not contact.is_person, is_informal=contact.is_informal,
    )  # fmt: skip


def _posts(contacts: list[Contact]) -> dict[int, str]:
    """The title of the first post that each of the persons holds today."""
    people = [contact.pk for contact in contacts if contact.is_person]
    if not people:
        return {}
    found = Position.objects.filter(held(), person__in=people).exclude(title="")
    posts: dict[int, str] = {}
    for person, title in found.order_by("id").values_list("person_id", "title"):
        posts.setdefault(person, title)
    return posts
