"""To which address a greeting goes, and why to none."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from liant.kernel.sms import is_set_up
from liant.modules.celebrations.models.choices import GreetingChannel
from liant.modules.contacts.models import Email, Phone
from liant.modules.contacts.models.reach import Reach
from liant.modules.privacy.asking import addresses
from liant.modules.privacy.models import Purpose


@dataclass(frozen=True)
class Reached:
    """An address, or why there is none."""

    address: str = ""
    problem: str = ""


def reached(contacts: Collection[int], channel: str) -> dict[int, Reached]:
    """How each contact is reached: at its default address that is in order and not suppressed, mobile for an SMS."""
    if channel == GreetingChannel.SMS and not is_set_up():
        return {number: Reached(problem=_("No SMS gateway is set up.")) for number in contacts}
    found = addresses(contacts, channel, Purpose.GREETINGS)
    problems = _problems([number for number in contacts if number not in found], channel)
    return {
        number: Reached(str(found[number])) if number in found else Reached(problem=problems[number])
        for number in contacts
    }


def _problems(contacts: Collection[int], channel: str) -> dict[int, str]:
    """Why these have no address, in words."""
    model = Email if channel == GreetingChannel.EMAIL else Phone
    states: dict[int, set[str]] = {number: set() for number in contacts}
    for number, state in model._default_manager.filter(contact__in=contacts).values_list("contact_id", "state"):
        states[number].add(state)
    return {number: _problem(found, channel) for number, found in states.items()}


def _problem(states: set[str], channel: str) -> str:
    if Reach.State.DO_NOT_USE in states:
        return _("The address is not to be used.")
    if Reach.State.BOUNCED in states:
        return _("Messages to the address came back.")
    if channel == GreetingChannel.SMS:
        return _("There is no mobile number that may be used.")
    return _("There is no e-mail address that may be used.")
