"""The graph around a contact over REST (CON-08)."""

from typing import Annotated, Any, Literal

from ninja import Query, Router
from pydantic import BaseModel

from liant.kernel.entity.views.doors import entity_at, record_at
from liant.modules.contacts.relations.graph.reading import MOST, graph_around
from liant.modules.contacts.relations.graph.tabs import told

router = Router(tags=["Contacts"])


class GraphNode(BaseModel):
    """A contact; `distance` counts the steps from the one that was asked for."""

    id: int
    kind: Literal["account", "person", "branch"]
    caption: str
    distance: int
    url: str


class GraphEdge(BaseModel):
    """Two contacts and, in the reader's language, what `source` is to `target`, and the other way round."""

    source: int
    target: int
    words: str


class ContactGraph(BaseModel):
    """The nearest first; `is_cut` when there are more."""

    nodes: list[GraphNode]
    edges: list[GraphEdge]
    is_cut: bool


@router.get(
    "/{number}/connections/", response=ContactGraph, summary="Get connections", operation_id="get_connections",
    url_name="get_connections",
)  # fmt: skip
def get_connections(request: Any, number: int, limit: Annotated[int, Query(ge=1, le=MOST)] = MOST) -> dict[str, Any]:
    """Who is connected to a contact today within two steps: relations, positions, branches, associates."""
    return told(graph_around(record_at(entity_at("contacts"), number), limit))
