"""The search box: records of every entity that the actor sees, best first (CON-23)."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.utils.text import capfirst

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.search.words import forgiving_query, prefix_query
from liant.kernel.text import fold

SHOWN = 8
# Sorting all the matches of a common prefix would take longer than a person waits: the best of these are shown.
RANKED = 200


@dataclass
class Hit:
    """One record found."""

    caption: str
    secondary: str
    url: str
    kind_label: str


@dataclass
class Group:
    """What one entity has to offer."""

    label: str
    icon: str
    hits: list[Hit]
    all_url: str


def find(text: str) -> list[Group]:
    """The matching records by entity; mistyped words are forgiven where nothing matches as typed."""
    return [group for entity in entities() if (group := _group(entity, text)).hits]


def _group(entity: Entity, text: str) -> Group:
    hits = []
    if "see" in allowed_actions(entity.model):
        hits = _hits(entity, text, prefix_query(text)) or _hits(entity, text, forgiving_query(text))
    return Group(entity.label_plural, entity.icon, hits, entity.list_url)


def _hits(entity: Entity, text: str, query: str) -> list[Hit]:
    if not query:
        return []
    search = SearchQuery(query, search_type="raw", config="simple")
    found = list(entity.model._default_manager.filter(search=search).defer("search")[:RANKED])
    wanted = fold(text)
    # A name that begins as typed comes first, then a name that contains it, then whatever matched otherwise.
    found.sort(
        key=lambda record: (not record.sort_key.startswith(wanted), wanted not in record.sort_key, record.sort_key)
    )
    best = found[:SHOWN]
    return [_hit(entity, record, secondary) for record, secondary in zip(best, entity.secondary(best), strict=True)]


def _hit(entity: Entity, record: object, secondary: str) -> Hit:
    variant = entity.variant_of(record)  # type: ignore[arg-type]
    label = dict(entity.variants()).get(variant, entity.label)
    return Hit(str(record), secondary, entity.url(record.pk), capfirst(label))  # type: ignore[attr-defined]
