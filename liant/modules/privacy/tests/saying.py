"""What tests of privacy begin with: contacts, and what they said."""

from typing import Any

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.privacy.commands import record_consent
from liant.modules.privacy.models import Consent

GIVEN = {
    "channel": "email",
    "purpose": "marketing",
    "state": "given",
    "basis": "consent",
    "text": "Da",
    "source": "person",
}


def person(by: Employee, family_name: str = "Pop", **parts: list[dict[str, Any]]) -> Contact:
    """A person with an e-mail address, unless the parts say otherwise."""
    given = {"emails": [{"address": f"{family_name.lower()}@example.ro", "is_default": True}]} | parts
    made: Contact = contact(owner=by, by=by, kind="person", family_name=family_name, parts=given)
    return made


def say(who: Contact, by: Employee, **values: Any) -> Consent:
    """Write down what somebody said: consent to marketing by e-mail, but for the values."""
    said = record_consent(who, GIVEN | values, by=by)
    assert isinstance(said, Consent)
    return said


def withdraw(who: Contact, by: Employee, **values: Any) -> Consent:
    """Write down that somebody withdrew it."""
    return say(who, by, **({"state": "withdrawn", "basis": "", "text": ""} | values))


def rows(who: Contact, by: Employee) -> list[Consent]:
    """All that a contact said, the latest first."""
    with enter(by.pk):
        return list(Consent.objects.filter(contact=who))
