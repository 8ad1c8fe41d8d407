"""A page of a timeline: the sources' strands merged by time, the latest first, however many entries there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import DateTimeField, Model, Q
from django.utils import timezone

from liant.kernel.entity.paging import damaged, read_key, write_key
from liant.kernel.timelines.sources import MOMENT, Entry, Source, sources_of

SIZE = 30


@dataclass(frozen=True)
class Place:
    """Where an entry stands: at the same moment by source, then by number, downwards."""

    moment: datetime
    source: str
    number: int

    @property
    def key(self) -> str:
        """As addresses write it."""
        return f"{self.source}:{write_key([self.moment, self.number])}"

    @staticmethod
    def read(text: str) -> "Place | None":
        """The place that a key tells; None for no key. Raises ValidationError for a damaged one."""
        if not text:
            return None
        source, _colon, key = text.partition(":")
        moment, number = read_key([DateTimeField()], key)
        if moment is None or timezone.is_naive(moment):
            raise damaged()
        return Place(moment, source, number)


@dataclass(frozen=True)
class Asked:
    """What of a timeline is asked for; `kind` is a source's name, or `name.kind`; days by the reader's clock."""

    kind: str = ""
    since: date | None = None
    until: date | None = None
    after: Place | None = None


@dataclass
class Page:
    """Entries, and the key after which the next page begins, None on the last one."""

    entries: list[Entry] = field(default_factory=list)
    after: str | None = None


def page(model: type[Model], numbers: Sequence[int], asked: Asked, *, size: int = SIZE) -> Page:
    """The entries about records of a model, by their numbers, as far as the actor sees them."""
    name, _dot, kind = asked.kind.partition(".")
    known = {source.name: source for source in sources_of(model)}
    if asked.after and asked.after.source not in known:
        raise damaged()
    sources = {each: known[each] for each in known if name in ("", each)}
    places = {
        place
        for source in sources.values()
        for strand in source.strands(numbers, kind)
        for place in _places(source, strand, asked, size)
    }
    shown = sorted(places, key=lambda place: (place.moment, _downwards(place.source), place.number), reverse=True)
    told = _told(sources, shown[:size], numbers)
    return Page(told, shown[size - 1].key if len(shown) > size else None)


def _places(source: Source, strand: Any, asked: Asked, size: int) -> Iterable[Place]:
    rows = strand.filter(_within(source, asked)).order_by(f"-{MOMENT}", "-pk").values_list(MOMENT, "pk")
    return (Place(moment, source.name, number) for moment, number in rows[: size + 1])


def _within(source: Source, asked: Asked) -> Q:
    found = Q()
    if asked.since:
        found &= Q(**{f"{MOMENT}__gte": _midnight(asked.since)})
    if asked.until:
        found &= Q(**{f"{MOMENT}__lt": _midnight(asked.until + timedelta(days=1))})
    if after := asked.after:
        # What an index starts from, then what stands behind it at the same moment.
        found &= Q(**{f"{MOMENT}__lte": after.moment})
        if source.name < after.source:
            found &= Q(**{f"{MOMENT}__lt": after.moment})
        elif source.name == after.source:
            found &= Q(**{f"{MOMENT}__lt": after.moment}) | Q(pk__lt=after.number)
    return found


def _downwards(word: str) -> tuple[int, ...]:
    """What sorts words the other way round, for all else is sorted downwards; the end of a word comes first."""
    return (*(-ord(letter) for letter in word), 0)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _told(sources: dict[str, Source], places: list[Place], numbers: Sequence[int]) -> list[Entry]:
    """In words, by one reading of each source."""
    made: dict[tuple[str, int], Entry] = {}
    for source in sources.values():
        rows = [place.number for place in places if place.source == source.name]
        for number, entry in source.entries(rows, numbers).items() if rows else ():
            entry.icon, entry.label = entry.icon or source.icon, entry.label or str(source.label)
            made[source.name, number] = entry
    return [made[place.source, place.number] for place in places if (place.source, place.number) in made]
