"""The contacts around one, two steps far, and what connects them; only what the actor sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.entity.addresses import record_url
from liant.modules.contacts.models import Contact, Function
from liant.modules.contacts.relations.graph.edges import (
    ASSOCIATE,
    BRANCH,
    NEARNESS,
    POSITION,
    Edge,
    edges_around,
    edges_within,
)
from liant.modules.contacts.relations.wording import FORWARD, INVERSE, Wording, genders

MOST = 150
STEPS = 2
# Edges of a kind that are read at a step: some lead to contacts that are hidden, or there already.
READ = 4 * MOST


@dataclass(frozen=True)
class Node:
    """A contact, how many steps from the middle, and through which one it was met."""

    number: int
    kind: str
    name: str
    distance: int
    through: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return record_url(Contact, self.number) or ""


@dataclass(frozen=True)
class Connection:
    """Two contacts and, in words, what the one is to the other."""

    source: int
    target: int
    words: str


@dataclass(frozen=True)
class Graph:
    """The contact in the middle first, then the others, the nearest first; whether there are more than these."""

    nodes: list[Node]
    connections: list[Connection]
    is_cut: bool


def graph_around(contact: Contact, most: int = MOST) -> Graph:
    """What is around a contact, in some ten queries, however much that is."""
    nodes = {contact.pk: Node(contact.pk, contact.kind, str(contact), 0, None)}
    is_cut, ring = False, [contact.pk]
    for distance in range(1, STEPS + 1):
        met = _met(edges_around(ring, READ), ring, nodes)
        seen = _seen(met)
        chosen = [number for number in met if number in seen]
        is_cut = is_cut or len(nodes) + len(chosen) > most
        ring = chosen[: most - len(nodes)]
        nodes |= {number: Node(number, *seen[number], distance, met[number]) for number in ring}
        if not ring:
            break
    connections = _connections(edges_within(nodes, READ)) if len(nodes) > 1 else []
    return Graph(list(nodes.values()), connections, is_cut)


def _met(edges: Iterable[Edge], ring: Iterable[int], known: dict[int, Node]) -> dict[int, int]:
    """Who is met through whom, who is not there yet, the nearest first."""
    inner = set(ring)
    met: dict[int, int] = {}
    for edge in sorted(edges, key=lambda each: NEARNESS.index(each.kind)):
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one in inner and other not in known:
                met.setdefault(other, one)
    return met


def _seen(numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The kinds and names of those that the actor sees."""
    found = Contact.objects.filter(pk__in=list(numbers)).values_list("pk", "kind", "caption")
    return {number: (kind, caption.strip()) for number, kind, caption in found}


def _connections(edges: list[Edge]) -> list[Connection]:
    wording, gender = Wording(), genders([number for edge in edges for number in (edge.source, edge.target)])
    functions = captions(Function, (edge.by for edge in edges if edge.kind == POSITION and edge.by))
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for edge in edges:
        pair = (edge.source, edge.target) if (edge.target, edge.source) not in words else (edge.target, edge.source)
        words[pair].append(_word(edge, wording, gender, functions))
    return [Connection(*pair, ", ".join(dict.fromkeys(said))) for pair, said in words.items()]


def _word(edge: Edge, wording: Wording, gender: dict[int, str], functions: dict[int, str]) -> str:
    """What the one is to the other; of a relation also the other way round."""
    if edge.kind == POSITION:
        return edge.title or functions.get(edge.by or 0, "") or _("works there")
    if edge.kind in (BRANCH, ASSOCIATE):
        return str(Contact.Kind.BRANCH.label if edge.kind == BRANCH else _("associate"))
    assert edge.by is not None
    sides = ((FORWARD, edge.source), (INVERSE, edge.target))
    said: Any = dict.fromkeys(wording.word(edge.by, side, gender.get(number, "")) for side, number in sides)
    return " – ".join(said)
