"""Who may be greeted: a company's greeting is advertising, which one agrees to beforehand (Law 506/2004, art. 12)."""

from collections.abc import Collection
from dataclasses import dataclass

from liant.modules.privacy.asking import refusals
from liant.modules.privacy.models import Consent, Purpose, Restriction


@dataclass(frozen=True)
class Refusal:
    """Why not to greet somebody; `is_final` when not even a personal message may go."""

    reason: str
    is_final: bool


def refused(contacts: Collection[int], channel: str) -> dict[int, Refusal]:
    """Who of these is not to be greeted by a channel, by number.

    Who never said anything may get a message of a person's own decision; a no, and a restriction, are respected.
    """
    reasons = refusals(contacts, channel, Purpose.GREETINGS)
    said = Consent._default_manager.filter(
        contact__in=reasons, channel=channel, purpose=Purpose.GREETINGS, is_current=True
    )
    final = {*said.values_list("contact_id", flat=True), *_restricted(reasons)}
    return {number: Refusal(reason, number in final) for number, reason in reasons.items()}


def _restricted(contacts: Collection[int]) -> Collection[int]:
    return set(Restriction._default_manager.filter(contact__in=contacts).values_list("contact_id", flat=True))
