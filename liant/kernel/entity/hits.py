"""The search box: records of every entity that the actor sees, best first (CON-23)."""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.access.limits import found_by
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_of
from liant.kernel.entity.rights import rights_of_actor
from liant.kernel.entity.visits import favourites, visited
from liant.kernel.pictures.reading import picture_url, pictured
from liant.kernel.search.functions import WordQuery
from liant.kernel.search.words import forgiving_query, prefix_query
from liant.kernel.text import LAST, fold, has_all, words

SHOWN = 8
# Sorting all the matches of a common prefix would take longer than a person waits: the best of these are shown.
RANKED = 200


@dataclass
class Hit:
    """One record found."""

    caption: str
    secondary: str
    url: str
    badge: str = ""
    # Of what is no record: in place of its initials.
    icon: str = ""
    picture: str = ""
    # Whether its page is never loaded into another one.
    is_whole: bool = False


@dataclass
class Group:
    """What one entity has to offer."""

    label: str
    icon: str
    hits: list[Hit]
    all_url: str = ""


def find(text: str) -> list[Group]:
    """The matching records by entity; mistyped words are forgiven where nothing at all matches as typed."""
    seen = [entity for entity, _actions in rights_of_actor()]
    return _groups(seen, text, _as_typed) or _groups(seen, text, _forgiven(text))


def at_hand() -> list[Group]:
    """What one goes back to: favourites, and what was opened last."""
    offered = ((_("Favourites"), "star", favourites()[:SHOWN]), (_("Recently opened"), "history", visited()))
    return [Group(label, icon, _hits(records)) for label, icon, records in offered if records]


def _hits(records: list[Any]) -> list[Hit]:
    known = ((entity_of(type(record)), record) for record in records)
    return [_hit(entity, record, "") for entity, record in known if entity]


def _groups(entities: list[Entity], text: str, matching: Callable[[Entity, str], list[Any]]) -> list[Group]:
    return [_group(entity, records) for entity in entities if (records := matching(entity, text))]


def _group(entity: Entity, records: list[Any]) -> Group:
    hits = [_hit(entity, record, line) for record, line in zip(records, entity.secondary(records), strict=True)]
    return Group(entity.label_plural, entity.icon, hits, entity.list_url)


def _as_typed(entity: Entity, text: str) -> list[Any]:
    """Names that begin as typed; when they are few, also names with all the words, then whatever matches otherwise."""
    found = _named(entity, text)
    if len(found) < SHOWN:
        known = {record.pk for record in found}
        found += [record for record in _matching(entity, text, prefix_query(text)) if record.pk not in known]
    return found[:SHOWN]


def _forgiven(text: str) -> Callable[[Entity, str], list[Any]]:
    query = forgiving_query(text)
    return lambda entity, text: _matching(entity, text, query)


def _named(entity: Entity, text: str) -> list[Any]:
    """By the index of names: at once, however many begin so."""
    start = fold(text)
    records = entity.model._default_manager.filter(sort_key__gte=start, sort_key__lt=start + LAST)
    return list(pictured(records.order_by("sort_key", "id").defer("search"))[:SHOWN])


def _matching(entity: Entity, text: str, query: str) -> list[Any]:
    if not query:
        return []
    records = entity.model._default_manager.all()
    search = {found_by(entity.model): WordQuery(query)}
    some = records.filter(**search).values_list("pk", "sort_key")[:RANKED]
    typed = words(text)
    best = nsmallest(SHOWN, some, key=lambda row: (not has_all(row[1], typed), row[1]))
    found = pictured(records.defer("search")).in_bulk([number for number, _name in best])
    return [found[number] for number, _name in best]


def _hit(entity: Entity, record: Any, secondary: str) -> Hit:
    url, picture = entity.url(record.pk), picture_url(record)
    return Hit(str(record), secondary, url, entity.badge(record), picture=picture)
