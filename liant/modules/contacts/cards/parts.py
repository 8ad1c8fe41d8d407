"""The parts of contacts that cards tell: of some thousand contacts in one query for each kind of part."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from liant.kernel.access.limits import is_hidden
from liant.modules.contacts.models import (
    Address,
    Contact,
    ContactPicture,
    ContactTag,
    Email,
    Phone,
    Position,
    WebAddress,
)
from liant.modules.contacts.models.held import held

Parts = dict[int, list[Any]]


@dataclass(frozen=True)
class Gathered:
    """By the number of the contact; nothing of what is hidden from the acting employee."""

    phones: Parts
    emails: Parts
    addresses: Parts
    webs: Parts
    positions: Parts
    labels: dict[int, list[str]]
    pictures: Parts


def gathered(contacts: list[Contact]) -> Gathered:
    """The parts of these that are in use: valid numbers and addresses, posts held today."""
    numbers = [contact.pk for contact in contacts]
    valid = {"contact__in": numbers, "state": "valid"}
    posts = Position.objects.filter(held(), person__in=numbers).select_related("function")
    return Gathered(
        phones=_by("contact_id", Phone, Phone.objects.filter(**valid)),
        emails=_by("contact_id", Email, Email.objects.filter(**valid)),
        addresses=_by("contact_id", Address, Address.objects.filter(contact__in=numbers)),
        webs=_by("contact_id", WebAddress, WebAddress.objects.filter(contact__in=numbers)),
        positions=_by("person_id", Position, posts),
        labels=_labels(numbers),
        pictures=_by("whole_id", ContactPicture, ContactPicture.objects.filter(whole__in=numbers).defer("thumbnail")),
    )


def _by(key: str, model: Any, rows: Any) -> Parts:
    found: Parts = defaultdict(list)
    for row in () if is_hidden(model) else rows:
        found[getattr(row, key)].append(row)
    return found


def _labels(numbers: list[int]) -> dict[int, list[str]]:
    tags = _by("whole_id", ContactTag, ContactTag.objects.filter(whole__in=numbers).select_related("tag"))
    return defaultdict(list, {number: [str(tagging.tag) for tagging in of] for number, of in tags.items()})
