"""Consent in lists, files and conditions of contacts: what they said last by channel and purpose (CON-21)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, ClassVar

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.criteria.kinds import Choice
from liant.kernel.criteria.operators import IS, IS_NOT, Operator
from liant.kernel.criteria.properties import Property, property_of
from liant.kernel.entity.additions import add_to_pages
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.offers import PickedAct
from liant.kernel.entity.widgets import Select
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Channel, Consent, Purpose, State

UNKNOWN = "unknown"
TONES = {State.GIVEN: "green", State.REFUSED: "red", State.WITHDRAWN: "red", UNKNOWN: "gray"}
KINDS = list(product(Channel, Purpose))
# Those by which lists are narrowed most; conditions ask for all.
FILTERED = [(Channel.EMAIL, Purpose.MARKETING), (Channel.SMS, Purpose.MARKETING)]


def states() -> dict[str, str]:
    """Each state with what it is called; unknown, where nobody said a word, last."""
    return {value: capfirst(str(label)) for value, label in State.choices} | {UNKNOWN: _("Unknown")}


def name_of(channel: str, purpose: str) -> str:
    """What the consent is called in addresses, files and conditions."""
    return f"consent_{channel}_{purpose}"


def label_of(channel: Channel, purpose: Purpose) -> str:
    """What people call it: "Marketing by e-mail"."""
    return _("%(purpose)s by %(channel)s") % {"purpose": capfirst(str(purpose.label)), "channel": channel.label}


_lazy_label: Any = lazy(label_of, str)


def standing(channel: str, purpose: str, chosen: Sequence[str]) -> Q:
    """The contacts whose consent is in one of these states."""
    said = Consent._default_manager.filter(
        contact=OuterRef("pk"), channel=channel, purpose=purpose, is_current=True
    ).order_by()
    found = Q(Exists(said.filter(state__in=[state for state in chosen if state != UNKNOWN])))
    return found | ~Q(Exists(said)) if UNKNOWN in chosen else found


class ConsentColumn(Column):
    """The state of one consent."""

    kind = "choice"

    def __init__(self, channel: Channel, purpose: Purpose) -> None:
        super().__init__(name_of(channel, purpose), _lazy_label(channel, purpose))
        self.channel, self.purpose = channel, purpose

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all."""
        said = Consent.objects.filter(
            contact__in=[record.pk for record in records],
            channel=self.channel,
            purpose=self.purpose,
            is_current=True,
        ).order_by()
        state_of, words = dict(said.values_list("contact_id", "state")), states()
        return {record.pk: self._cell(state_of.get(record.pk, UNKNOWN), words) for record in records}

    def _cell(self, state: str, words: dict[str, str]) -> Cell:
        return Cell(self, words[state], self.kind, tone=TONES[state])


class ConsentFilter(Filter):
    """Contacts by one consent."""

    def __init__(self, channel: Channel, purpose: Purpose) -> None:
        super().__init__(name_of(channel, purpose), _lazy_label(channel, purpose))
        self.channel, self.purpose = channel, purpose

    def form_field(self) -> forms.Field:
        """Any or one of the states."""
        choices = [("", _("any")), *states().items()]
        return forms.ChoiceField(choices=choices, required=False, label=str(self.label), widget=Select)

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By the statement that counts."""
        return records.filter(standing(self.channel, self.purpose, [value]))

    def text(self, value: Any) -> str:
        """The state in words."""
        return states().get(value, str(value))


class ConsentState(Choice):
    """The state of one consent, in conditions."""

    operators: ClassVar[tuple[Operator, ...]] = (IS, IS_NOT)  # type: ignore[assignment]

    def __init__(self, channel: Channel, purpose: Purpose) -> None:
        super().__init__(Consent._meta.get_field("state"))
        self.channel, self.purpose = channel, purpose

    @property
    def choices(self) -> list[tuple[Any, str]]:
        """What was said, and unknown."""
        return list(states().items())

    def texts(self, values: Sequence[Any]) -> list[str]:
        """In words."""
        words = states()
        return [words.get(value, str(value)).lower() for value in values]

    def find_is(self, values: Any) -> Q:
        """Any of these states."""
        return standing(self.channel, self.purpose, values)


@dataclass(frozen=True)
class ConsentProperty(Property):
    """One consent, in conditions."""

    @property
    def group(self) -> str:
        """They are offered together."""
        return capfirst(str(Consent._meta.verbose_name))

    def q(self, operator: str, value: Any) -> Q:
        """By the statement that counts."""
        return self.kind.find(operator, value)

    @property
    def is_steady(self) -> bool:
        """Somebody may withdraw while nothing else of the contact changes."""
        return False


@property_of(Contact)
def consents() -> Iterator[Property]:
    """Each channel and purpose."""
    for channel, purpose in KINDS:
        label = _lazy_label(channel, purpose)
        yield ConsentProperty(name_of(channel, purpose), ConsentState(channel, purpose), label)


add_to_pages(
    Contact,
    columns=[ConsentColumn(*kind) for kind in KINDS],
    filters=[ConsentFilter(*kind) for kind in FILTERED],
    picked_acts=[PickedAct(gettext_lazy("Record consent"), "shield-check", "privacy:record_many")],
)
