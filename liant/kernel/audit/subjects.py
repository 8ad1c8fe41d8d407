"""On which record an act was: named even when the record is hidden or gone, linked when the reader sees it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Protected, Record
from liant.kernel.audit.words import entity_labels
from liant.kernel.entity.registry import entity_of
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.statements import told_models
from liant.kernel.history.telling import Kind
from liant.kernel.history.words import last_names


class Place(NamedTuple):
    """A row: its model, and its number; without one: rows of that model."""

    model: type[models.Model]
    number: int | None


@dataclass
class Subject:
    """What an act was on: the kind of record, its name, its page, and on how many others it was, too."""

    kind: str
    caption: str
    url: str | None
    entity: str
    number: int | None
    others: int = 0


class Subjects:
    """The subjects of some acts with some of their changes; a few queries for each model among them."""

    def __init__(self, acts: list[tuple[Entry, list[Change]]]) -> None:
        self._places = {entry.pk: _places(entry, changes) for entry, changes in acts}
        wanted: dict[Any, set[int]] = defaultdict(set)
        for model, number in (place for places in self._places.values() for place in places[:1]):
            if number is not None:
                wanted[model].add(number)
        self._captions = {model: _captions(model, numbers) for model, numbers in wanted.items()}
        self._seen = {model: _seen(model, numbers) for model, numbers in wanted.items()}

    def of(self, entry: Entry) -> Subject | None:
        """The subject of one of the acts; None for an act on nothing, such as a sign-in."""
        places = self._places[entry.pk]
        if not places:
            return _without_place(entry)
        model, number = places[0]
        entity = model.entity_name()  # type: ignore[attr-defined]
        if number is None:
            return Subject("", capfirst(str(model._meta.verbose_name_plural)), None, entity, None)
        kind = capfirst(str(model._meta.verbose_name))
        caption = self._captions[model].get(number, f"#{number}")
        return Subject(kind, caption, self._url(model, number), entity, number, len(places) - 1)

    def _url(self, model: Any, number: int) -> str | None:
        entity = entity_of(model)
        return entity.url(number) if entity and number in self._seen[model] else None


def _without_place(entry: Entry) -> Subject | None:
    """An account that nobody has, or something that is no table of records."""
    if entry.verb in (Kind.SIGN_IN_FAILED, Kind.LOCK_OUT):
        return Subject("", entry.told["email"], None, "", None)  # type: ignore[index]
    name = entity_labels().get(entry.entity)
    return Subject("", capfirst(name), None, entry.entity, None) if name else None


def _places(entry: Entry, changes: list[Change]) -> list[Place]:
    """Where an act was, each place once, records before what belongs to them."""
    if entry.told is not None:
        model = next((model for model in told_models() if model.entity_name() == entry.entity), None)
        return [Place(model, entry.record_id)] if model else []
    sorted_changes = sorted(changes, key=lambda change: _is_part(change.model))
    return list(dict.fromkeys(place for change in sorted_changes if (place := _place(change))))


def _place(change: Change) -> Place | None:
    model = change.model
    if model is None:
        return None
    if issubclass(model, Protected) and model.wholes:
        return Place(model.whole_model(), change.record_ids[0]) if change.record_ids else None
    return Place(model, change.row_id)


def _is_part(model: type[models.Model] | None) -> bool:
    return model is None or not issubclass(model, Protected) or bool(model.wholes)


def _captions(model: type[models.Model], numbers: set[int]) -> dict[int, str]:
    """Their names now; of what is gone the last one."""
    there = _captions_now(model, numbers)
    return last_names(model, numbers - there.keys()) | there


def _captions_now(model: type[models.Model], numbers: set[int]) -> dict[int, str]:
    if issubclass(model, Record):
        return captions(model, numbers)
    # What belongs to others (a role's grant) is named by them.
    return {row.pk: str(row) for row in model._default_manager.filter(pk__in=numbers).select_related()}


def _seen(model: Any, numbers: set[int]) -> set[int]:
    """Which of these records the reader sees."""
    return set(model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True))
