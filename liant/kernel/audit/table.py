"""Acts as the rows of a file: one for each row of the database that an act changed, or one for the act."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.audit.reading import SHOWN, Act, RowChange, acts, in_words
from liant.kernel.history.models import Change, Entry

CHUNK = 500
Item = TypeVar("Item")


def headers() -> list[str]:
    """The names of the columns."""
    return [
        _("Act"), _("When"), _("Who"), _("For whom"), _("What"), _("By which door"), _("Address"), _("Program"),
        _("Request"), _("Entity"), _("Record number"), _("Record"), _("Row"), _("Row number"), _("Change"),
        _("Details"),
    ]  # fmt: skip


def rows(entries: Iterable[Entry]) -> Iterator[list[Any]]:
    """The rows of these entries, however many they are, some at a time."""
    for some in _chunks(entries):
        for act in acts(some):
            begun = _of_act(act)
            if act.told or not act.changes:
                yield [*begun, "", None, "", "; ".join(map(str, act.told))]
            for each in _all_changes(act):
                yield begun + _of_change(each)


def _of_act(act: Act) -> list[Any]:
    entry, subject = act.entry, act.subject
    number, caption = (subject.number, subject.caption) if subject else (None, "")
    return [
        entry.pk, entry.at, act.who, act.for_whom, capfirst(act.what), entry.get_door_display(), entry.address,
        entry.agent, str(entry.request_id or ""), subject.entity if subject else "", number, caption,
    ]  # fmt: skip


def _of_change(each: RowChange) -> list[Any]:
    change, model = each.change, each.change.model
    kind = capfirst(str(model._meta.verbose_name)) if model else change.table
    return [kind, change.row_id, capfirst(change.get_operation_display()), "; ".join(map(str, each.lines))]


def _all_changes(act: Act) -> Iterator[RowChange]:
    yield from act.changes
    if act.has_more:
        more = Change.objects.filter(entry=act.entry, pk__gt=act.changes[SHOWN - 1].change.pk).order_by("pk")
        for some in _chunks(more.iterator(chunk_size=CHUNK)):
            yield from in_words(some)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    return iter(lambda: list(islice(iterator, CHUNK)), [])
