"""Consents in files of contacts: a column for each channel and purpose, and how they are known (CON-19, CON-21).

Columns of the row tell day, source and proof of all consents in it: without these a consent is none (GDPR, art. 7).
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from liant.kernel.entity.additions import add_to_pages
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import Target
from liant.kernel.imports.values import Reader, reader_of, remembering
from liant.kernel.text import fold
from liant.modules.contacts.models import Contact
from liant.modules.privacy.importing import ConsentSlot
from liant.modules.privacy.listing import KINDS, label_of, name_of
from liant.modules.privacy.models import Channel, Consent, ConsentText, Purpose, Source, State
from liant.modules.privacy.proving import DETAILS, detail_name

STATES = {
    "da": State.GIVEN, "yes": State.GIVEN, "x": State.GIVEN, "1": State.GIVEN, "acord": State.GIVEN, "ναι": State.GIVEN,
    "abonat": State.GIVEN, "subscribed": State.GIVEN, "opt-in": State.GIVEN, "nu": State.REFUSED, "no": State.REFUSED,
    "0": State.REFUSED, "refuz": State.REFUSED, "όχι": State.REFUSED, "opt-out": State.REFUSED,
    "dezabonat": State.WITHDRAWN, "unsubscribed": State.WITHDRAWN,
}  # fmt: skip
UNSAID = frozenset(map(fold, ("unknown", "necunoscut", "nu se știe", "?", "-", "άγνωστο")))
SOURCES = {
    "hârtie": Source.PAPER, "formular": Source.PAPER, "formular pe hârtie": Source.PAPER, "paper": Source.PAPER,
    "site": Source.WEB, "formular web": Source.WEB, "website": Source.WEB, "web": Source.WEB,
    "verbal": Source.PERSON, "față în față": Source.PERSON, "telefon": Source.PHONE, "telefonic": Source.PHONE,
    "e-mail": Source.MESSAGE, "scrisoare": Source.MESSAGE, "mesaj": Source.MESSAGE, "fișier": Source.IMPORT,
}  # fmt: skip
CHANNELS = {
    Channel.EMAIL: ("e-mail", "mail"), Channel.SMS: ("SMS",), Channel.PHONE: ("telefon", "phone"),
    Channel.POST: ("poștă", "post"),
}  # fmt: skip
PURPOSES = {
    Purpose.MARKETING: ("marketing",), Purpose.GREETINGS: ("felicitări", "greetings"),
    Purpose.SERVICE: ("mesaje de serviciu", "service messages"),
}  # fmt: skip


class ConsentTarget(Target):
    """What the contact said of one channel and purpose; unknown says nothing."""

    def __init__(self, channel: Channel, purpose: Purpose) -> None:
        ways = [f"{what} {how}" for what in PURPOSES[purpose] for how in CHANNELS[channel]]
        synonyms = (*ways, *(f"{word} {way}" for way in ways for word in ("acord", "consimțământ", "consent")))
        super().__init__(name_of(channel, purpose), "", synonyms)
        self.channel, self.purpose = channel, purpose
        self.slot: Slot = ConsentSlot(channel, purpose)

    @property
    def label(self) -> str:
        """As lists and exports call it."""
        return label_of(self.channel, self.purpose)

    @property
    def group(self) -> str:
        """All of them together."""
        return _group()

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """The state, and what follows from it."""
        return slot is self.slot and attribute in ("state", "")

    def reader(self) -> Reader:
        """One of the states by its words, yes or no; None where nothing is known."""
        read = reader_of(Consent._meta.get_field("state"), STATES)
        return lambda text: None if fold(text) in UNSAID else read(text)

    def put(self, draft: Draft, value: Any) -> None:
        """Have the row say it, with whatever it says of all its consents."""
        if value is not None:
            draft.parts[self.slot] = [{"state": value, "details": draft.shared_by(Consent)}]


class DetailTarget(Target):
    """How all consents of the row are known: an attribute of theirs."""

    def __init__(self, attribute: str, make: Callable[[], Reader], *synonyms: str) -> None:
        super().__init__(detail_name(attribute), DETAILS[attribute], synonyms)
        self.attribute, self._make = attribute, make

    @property
    def group(self) -> str:
        """With the consents."""
        return _group()

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """The same of each consent."""
        return isinstance(slot, ConsentSlot) and attribute == self.attribute

    def reader(self) -> Reader:
        """By the rules of the log."""
        return self._make()

    def put(self, draft: Draft, value: Any) -> None:
        """Of all consents in the row."""
        draft.shared_by(Consent)[self.attribute] = value


def _day() -> Reader:
    """The first moment of a day: whatever is known of that day here was said later."""
    read = reader_of(models.DateField())

    def moment(text: str) -> datetime:
        day: date = read(text)
        return timezone.make_aware(datetime.combine(day, time.min))

    return moment


def _text() -> Reader:
    """A text that the house keeps, by its name; else the words themselves."""
    kept = {fold(text.name): text for text in ConsentText.objects.defer("search")}
    words = reader_of(Consent._meta.get_field("text"))
    return remembering(lambda text: kept.get(fold(text)) or words(text))


def _field(name: str, words: dict[str, Any] | None = None) -> Callable[[], Reader]:
    return lambda: reader_of(Consent._meta.get_field(name), words)


def _group() -> str:
    return capfirst(str(Consent._meta.verbose_name))


TARGETS = (
    DetailTarget("at", _day, "data acordului", "data consimțământului", "consent date"),
    DetailTarget("source", _field("source", SOURCES), "sursa acordului", "sursa consimțământului", "consent source"),
    DetailTarget("proof", _field("proof"), "dovada acordului", "dovada consimțământului", "consent proof"),
    DetailTarget("text", _text, "textul acordului", "textul consimțământului", "consent text"),
    DetailTarget("basis", _field("basis"), "temeiul acordului", "temei legal", "consent basis", "legal basis"),
)

add_to_pages(Contact, import_targets=[*(ConsentTarget(*kind) for kind in KINDS), *TARGETS])
