"""To which address a greeting goes, and why to none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.fields.phones import PhoneKind, parse_phone
from liant.kernel.sms import is_set_up
from liant.modules.celebrations.models.choices import GreetingChannel
from liant.modules.contacts.models import Contact, Email, Phone
from liant.modules.contacts.models.reach import Reach


@dataclass(frozen=True)
class Reached:
    """An address, or why there is none."""

    address: str = ""
    problem: str = ""


def reached(contacts: Sequence[Contact], channel: str) -> dict[int, Reached]:
    """How each contact is reached: by the default address among those that may be used, mobile ones for an SMS."""
    if channel == GreetingChannel.SMS and not is_set_up():
        return {contact.pk: Reached(problem=_("No SMS gateway is set up.")) for contact in contacts}
    numbers = [contact.pk for contact in contacts]
    found: dict[int, Reached] = {}
    for number, address, state in _emails(numbers) if channel == GreetingChannel.EMAIL else _mobiles(numbers):
        if number in found and found[number].address:
            continue
        found[number] = Reached(address) if state == Reach.State.VALID else Reached(problem=_problem(state))
    none = Reached(
        problem=_("There is no e-mail address.")
        if channel == GreetingChannel.EMAIL
        else _("There is no mobile number.")
    )
    return {number: found.get(number, none) for number in numbers}


def _emails(contacts: list[int]) -> list[tuple[int, str, str]]:
    return list(Email._default_manager.filter(contact__in=contacts).values_list("contact_id", "address", "state"))


def _mobiles(contacts: list[int]) -> list[tuple[int, str, str]]:
    phones = Phone._default_manager.filter(contact__in=contacts).exclude(kind=Phone.Kind.FAX)
    return [row for row in phones.values_list("contact_id", "number", "state") if _is_mobile(row[1])]


def _is_mobile(number: str) -> bool:
    try:
        return parse_phone(number, settings.PHONE_REGION).kind == PhoneKind.MOBILE
    except ValidationError:
        return False


def _problem(state: str) -> str:
    return (
        _("The address is not to be used.")
        if state == Reach.State.DO_NOT_USE
        else _("Messages to the address came back.")
    )
