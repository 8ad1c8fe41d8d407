"""What would be sent to whom, before it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, actions_on_each
from liant.kernel.sms import Parts, parts_of
from liant.kernel.ui.dates import day_of
from liant.modules.celebrations.greeting.consent import refused
from liant.modules.celebrations.greeting.reaching import Reached, reached
from liant.modules.celebrations.merging import merged
from liant.modules.celebrations.models import Greeting, GreetingChannel, GreetingTemplate
from liant.modules.celebrations.occasions import Occasion
from liant.modules.contacts.models import Contact
from liant.modules.contacts.salutations import salutations

Once = tuple[int, str, str, int]


@dataclass(frozen=True)
class Draft:
    """A greeting to be looked at: its words, and what stands in its way."""

    occasion: Occasion
    channel: str
    address: str
    subject: str
    text: str
    # Why it can't be sent at all; else why only as a personal message.
    problem: str = ""
    refusal: str = ""

    @property
    def parts(self) -> Parts | None:
        """What it takes as an SMS."""
        return parts_of(self.text) if self.channel == GreetingChannel.SMS else None


def drafts(
    occasions: Sequence[Occasion], channel: str, *, template: GreetingTemplate | None = None, by: Actor
) -> list[Draft]:
    """A draft for each occasion, by one template or by the first one of the contact's language."""
    contacts = {occasion.contact.pk: occasion.contact for occasion in occasions}
    addresses, refusals = reached(contacts, channel), refused(contacts, channel)
    allowed, there = actions_on_each(Contact, contacts.values()), greeted(occasions)
    begun = salutations(contacts.values(), template.language if template else "")
    words = _templates(channel)
    found = []
    for occasion in occasions:
        number = occasion.contact.pk
        chosen = template or _by_language(words, occasion)
        refusal = refusals.get(number)
        problem = _problem(occasion, there, is_allowed="change" in allowed[number], way=addresses[number])
        if refusal and refusal.is_final:
            problem = problem or refusal.reason
        values = values_of(occasion, begun[number], by)
        subject = merged(chosen.subject, values) if chosen else ""
        text = merged(chosen.text, values) if chosen else ""
        reason = refusal.reason if refusal else ""
        found.append(Draft(occasion, channel, addresses[number].address, subject, text, problem, reason))
    return found


def greeted(occasions: Sequence[Occasion]) -> dict[Once, Greeting]:
    """The greetings that there are for these occasions, or for the other name day of the same year."""
    contacts, years = {each.contact.pk for each in occasions}, {each.day.year for each in occasions}
    rows = Greeting._default_manager.filter(contact__in=contacts, year__in=years)
    return {(row.contact_id, row.kind, row.about, row.year): row for row in rows}


def told(greeting: Greeting) -> str:
    """That somebody was greeted, and when."""
    day = day_of(greeting.day)
    words = {
        Greeting.State.QUEUED: _("A greeting for %(day)s waits to be sent"),
        Greeting.State.SENDING: _("A greeting for %(day)s was given out of hand; whether it arrived is not known"),
        Greeting.State.SENT: _("Already greeted for %(day)s"),
        Greeting.State.FAILED: _("The greeting for %(day)s could not be sent"),
    }
    return words[Greeting.State(greeting.state)] % {"day": day}


def values_of(occasion: Occasion, salutation: str, by: Actor) -> dict[str, str]:
    """What fills the places of a template."""
    contact = occasion.contact
    return {
        "salutation": salutation,
        "given_name": contact.given_name or contact.family_name,
        "family_name": contact.family_name,
        "child": occasion.child.given_name if occasion.child else "",
        "years": str(occasion.years or ""),
        "sender": f"{by.given_name} {by.family_name}".strip(),
    }


def _problem(occasion: Occasion, there: Mapping[Once, Greeting], *, is_allowed: bool, way: Reached) -> str:
    if before := there.get(occasion.once):
        return told(before)
    return way.problem if is_allowed else _("You may not change this contact, and so not write to it.")


def _templates(channel: str) -> list[GreetingTemplate]:
    return list(GreetingTemplate._default_manager.filter(channel=channel).defer("search").order_by("sort_key", "id"))


def _by_language(templates: Sequence[GreetingTemplate], occasion: Occasion) -> GreetingTemplate | None:
    """Of the contact's language, else of the installation's."""
    for language in (occasion.contact.written_in, settings.LANGUAGE_CODE):
        for template in templates:
            if (template.language, template.kind) == (language, occasion.kind):
                return template
    return None
