"""History in words, for a record's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed
from liant.kernel.entity.paging import number_in
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.words import ChangeLine, Words
from liant.kernel.merging.leading import merged_from

PAGE_SIZE = 20
UNDOABLE = ("change", "complete", "delete", "merge", "undo")
VERBS = {
    "create": pgettext_lazy("history", "created"),
    "change": pgettext_lazy("history", "changed"),
    "delete": pgettext_lazy("history", "deleted"),
    "merge": pgettext_lazy("history", "merged"),
    "complete": pgettext_lazy("history", "completed"),
    "undo": pgettext_lazy("history", "undid a change"),
    "change_many": pgettext_lazy("history", "changed many"),
    "delete_many": pgettext_lazy("history", "deleted many"),
    "run_import": pgettext_lazy("history", "imported"),
    "renew_keys": pgettext_lazy("history", "encrypted anew"),
    "switch_off": pgettext_lazy("history", "switched off"),
    "erase": pgettext_lazy("history", "erased"),
    "record_consent": pgettext_lazy("history", "recorded consent"),
    "restrict": pgettext_lazy("history", "restricted"),
    "lift_restriction": pgettext_lazy("history", "lifted the restriction"),
    "unsubscribe": pgettext_lazy("history", "unsubscribed"),
    "sql": pgettext_lazy("history", "changed in the database"),
}


@dataclass
class EntryLine:
    """One act, with what it changed."""

    at: Any
    actor_caption: str
    for_whom: str
    verb_label: str
    changes: list[ChangeLine]
    undo_url: str | None


def record_history(record: Listed, *, before: str = "") -> dict[str, Any]:
    """A page of a record's entries, newest first, and the address of the next page."""
    changes = Change.objects.filter(entity=record.entity_name(), record_ids__overlap=[record.pk, *merged_from(record)])
    ids = changes.order_by("-entry_id").values_list("entry_id", flat=True).distinct()
    if (number := number_in(before)) is not None:
        ids = ids.filter(entry_id__lt=number)
    shown = list(ids[: PAGE_SIZE + 1])
    entries = Entry.objects.filter(pk__in=shown[:PAGE_SIZE]).order_by("-id")
    mine = list(changes.filter(entry_id__in=shown[:PAGE_SIZE]).order_by("id"))
    return {
        "entries": _lines(list(entries), mine),
        "next_url": f"?before={shown[PAGE_SIZE - 1]}" if len(shown) > PAGE_SIZE else None,
    }


def undo_urls(entries: Iterable[Entry]) -> dict[int, str]:
    """Where each of these entries is undone, for those that can be and have not been."""
    undoable = [entry.pk for entry in entries if entry.verb in UNDOABLE]
    undone = set(Entry.objects.filter(undoes__in=undoable).values_list("undoes_id", flat=True))
    return {number: reverse("entity:undo", args=[number]) for number in undoable if number not in undone}


def _lines(entries: list[Entry], changes: list[Change]) -> list[EntryLine]:
    numbers = {number for entry in entries for number in (entry.employee_id, entry.on_behalf_of_id) if number}
    people = captions(Employee, numbers)
    words, urls = Words(changes), undo_urls(entries)
    return [
        EntryLine(
            at=entry.at,
            actor_caption=people.get(entry.employee_id or 0, _("Liant")),
            for_whom=people.get(entry.on_behalf_of_id or 0, ""),
            verb_label=str(VERBS.get(entry.verb, entry.verb)),
            changes=[line for change in changes if change.entry_id == entry.pk for line in words.lines(change)],
            undo_url=urls.get(entry.pk),
        )
        for entry in entries
    ]
