"""A page of acts in words, for who may read all of history (SEC-08)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.audit.models import Seal
from liant.kernel.audit.subjects import Subject, Subjects
from liant.kernel.audit.words import told_lines, verb_labels
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.reading import undo_urls
from liant.kernel.history.telling import Kind
from liant.kernel.history.words import ChangeLine, Words
from liant.kernel.signin.devices import device_name

# Of an act's changes a list shows so many.
SHOWN = 10

_FIRST_CHANGES = """
    SELECT c.* FROM unnest(%s::bigint[]) act (id),
           LATERAL (SELECT * FROM history_change WHERE entry_id = act.id ORDER BY id LIMIT %s) c"""


@dataclass
class RowChange:
    """What an act did to one row, also in words."""

    change: Change
    lines: list[ChangeLine]


@dataclass
class Act:
    """One act, with the first rows that it changed."""

    entry: Entry
    who: str
    for_whom: str
    what: str
    subject: Subject | None
    told: list[ChangeLine]
    changes: list[RowChange]
    has_more: bool
    undo_url: str | None

    @property
    def lines(self) -> list[ChangeLine]:
        """What it tells of itself, and the values that it changed."""
        return self.told + [line for each in self.changes for line in each.lines]

    @property
    def preview(self) -> str:
        """The first of its lines."""
        return str(self.lines[0])

    @property
    def is_short(self) -> bool:
        """Whether it tells one thing of itself and changed nothing: there is nothing to unfold."""
        return len(self.told) == 1 and not self.changes

    @property
    def others(self) -> str:
        """How many lines there are beside the first; more than that, when not all its changes are here."""
        return f"{len(self.lines) - 1}{'+' if self.has_more else ''}"

    @property
    def program(self) -> str:
        """By which program it was done, in short."""
        return device_name(self.entry.agent) if self.entry.agent else ""


def acts(entries: list[Entry], *, shown: int = SHOWN) -> list[Act]:
    """Entries in words; a fixed number of queries, however many they are."""
    of_entry = _first_changes(entries, shown + 1)
    pairs = [(entry, of_entry[entry.pk][:shown]) for entry in entries]
    words = Words([change for _entry, changes in pairs for change in changes])
    subjects, people, urls = Subjects(pairs), _people(entries), undo_urls(entries)
    labels = verb_labels()
    return [
        Act(
            entry=entry,
            who=people.get(entry.employee_id or 0) or _somebody(entry),
            for_whom=people.get(entry.on_behalf_of_id or 0, ""),
            what=labels.get(entry.verb, entry.verb),
            subject=subjects.of(entry),
            told=told_lines(entry),
            changes=[RowChange(change, words.lines(change)) for change in changes],
            has_more=len(of_entry[entry.pk]) > shown,
            undo_url=urls.get(entry.pk),
        )
        for entry, changes in pairs
    ]


def in_words(changes: list[Change]) -> list[RowChange]:
    """Some changes in words."""
    words = Words(changes)
    return [RowChange(change, words.lines(change)) for change in changes]


def facts(act: Act, seal: Seal | None) -> list[tuple[str, str]]:
    """What there is to know about one act beside what it changed: a label and a text for each."""
    entry = act.entry
    sealed = _("seal %(number)s, %(when)s") % {"number": seal.pk, "when": _moment(seal.at)} if seal else _("not yet")
    return [
        (label, text)
        for label, text in (
            (_("When"), _moment(entry.at)),
            (_("For whom"), act.for_whom),
            (_("By which door"), capfirst(entry.get_door_display())),
            (_("Address"), entry.address or ""),
            (_("Program"), entry.agent),
            (_("Request"), str(entry.request_id or "")),
            (_("Number of the act"), str(entry.pk)),
            (_("Sealed"), sealed),
        )
        if text
    ]


def similar(act: Act) -> list[tuple[str, str]]:
    """Other acts that an auditor may want to see next: a label and the parameters that ask for them."""
    entry, subject = act.entry, act.subject
    found: list[tuple[str, dict[str, Any]]] = []
    if entry.employee_id:
        found.append((_("All by %(person)s") % {"person": act.who}, {"employee": entry.employee_id}))
    if subject and subject.number:
        of_it = {"entity": subject.entity, "record": subject.number}
        found.append((_("All on %(record)s") % {"record": subject.caption}, of_it))
    if entry.address:
        found.append((_("All from %(address)s") % {"address": entry.address}, {"address": entry.address}))
    return [(label, urlencode(parameters)) for label, parameters in found]


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{formats.date_format(local, 'SHORT_DATE_FORMAT')} {local:%H:%M:%S}"


def _first_changes(entries: list[Entry], most: int) -> dict[int, list[Change]]:
    """The first changes of each entry, by its number."""
    found: dict[int, list[Change]] = defaultdict(list)
    for change in Change.objects.raw(_FIRST_CHANGES, [[entry.pk for entry in entries], most]):
        found[change.entry_id].append(change)
    return found


def _people(entries: list[Entry]) -> dict[int, str]:
    numbers = {number for entry in entries for number in (entry.employee_id, entry.on_behalf_of_id) if number}
    return captions(Employee, numbers)


def _somebody(entry: Entry) -> str:
    """Who acted without being an employee: nobody knows, a login of no employee, or the owner of the database."""
    if entry.told is None:
        return _("Owner of the database")
    return str(entry.told.get("email") if entry.verb not in (Kind.SIGN_IN_FAILED, Kind.LOCK_OUT) else _("Unknown"))
