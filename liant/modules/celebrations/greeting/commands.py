"""Greeting a contact: written down first, then sent by a job (CON-09)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.commands import command
from liant.modules.celebrations.greeting.consent import refused
from liant.modules.celebrations.greeting.drafts import greeted, told
from liant.modules.celebrations.greeting.reaching import reached
from liant.modules.celebrations.jobs import send_greeting
from liant.modules.celebrations.models import Greeting, GreetingChannel
from liant.modules.celebrations.occasions import Occasion
from liant.modules.contacts.models import Contact


@dataclass(frozen=True)
class Words:
    """What is sent; `personal_reason` says why to somebody who has not agreed to receive greetings."""

    subject: str
    text: str
    personal_reason: str = ""


@command("change")
def greet(contact: Contact, occasion: Occasion, channel: str, words: Words, *, by: Actor) -> Contact:
    """Greet a contact for an occasion, once a year by whatever channel; a job sends it.

    Raises ValidationError, by field, when somebody did so already, when the contact can't be reached, has not agreed
    and no personal reason is given, or when there is nothing to say.
    """
    if before := greeted([occasion]).get(occasion.once):
        raise ValidationError(f"{told(before)}.")
    way = reached([contact.pk], channel)[contact.pk]
    if way.problem:
        raise ValidationError(way.problem)
    refusal = refused([contact.pk], channel).get(contact.pk)
    if refusal and refusal.is_final:
        raise ValidationError(refusal.reason)
    if refusal and not words.personal_reason.strip():
        why = _("%(refusal)s Say why you write all the same.") % {"refusal": refusal.reason}
        raise ValidationError({"personal_reason": why})
    number, kind, about, year = occasion.once
    greeting = Greeting(
        contact_id=number, kind=kind, about=about, year=year, day=occasion.day, channel=channel, address=way.address,
        subject=words.subject.strip() if channel == GreetingChannel.EMAIL else "", text=words.text.strip(),
        personal_reason=words.personal_reason.strip() if refusal else "", sender=by,
    )  # fmt: skip
    _require_words(greeting)
    greeting.full_clean(validate_constraints=False, exclude=["contact", "sender"])
    greeting.save()
    send_greeting(greeting_id=greeting.pk, by=by)
    return contact


@command("change")
def greet_again(contact: Contact, greeting: Greeting, *, by: Actor) -> Contact:
    """Send again what could not be sent. Raises ValidationError when it is not known to have failed."""
    waiting = Greeting._default_manager.filter(pk=greeting.pk, contact=contact, state=Greeting.State.FAILED)
    if not waiting.update(state=Greeting.State.QUEUED, failure=""):
        raise ValidationError(_("Only what could not be sent is sent again."))
    send_greeting(greeting_id=greeting.pk, by=by)
    return contact


def _require_words(greeting: Greeting) -> None:
    errors = {}
    if not greeting.text:
        errors["text"] = _("Write something.")
    if greeting.channel == GreetingChannel.EMAIL and not greeting.subject:
        errors["subject"] = _("An e-mail needs a subject.")
    if errors:
        raise ValidationError(errors)
