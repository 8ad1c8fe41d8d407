"""The graph on the page of a contact; without scripts, or for who reads by ear, the same as nested lists."""

import json
from collections import defaultdict
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.tabs import Tab, tab_of
from liant.modules.contacts.models import Contact
from liant.modules.contacts.relations.graph.reading import Graph, Node, graph_around

ICONS = {Contact.Kind.PERSON: "user", Contact.Kind.ACCOUNT: "building", Contact.Kind.BRANCH: "git-branch"}


@tab_of(Contact)
class Connections(Tab):
    """Who is connected to whom around it."""

    name = "connections"
    label = _("Connections")
    template = "contacts/connections.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """As lists, and as data for the drawing."""
        graph = graph_around(self.record)
        return {
            "graph": json.dumps(told(graph)),
            "rings": _nested(graph),
            "is_cut": graph.is_cut,
            "icons": [(kind.value, ICONS[kind], kind.label) for kind in Contact.Kind],
            "graph_url": reverse("api:get_connections", args=[self.record.pk]),
        }


def told(graph: Graph) -> dict[str, Any]:
    """A graph in JSON's types, as the API gives it."""
    return {
        "nodes": [
            {"id": node.number, "kind": node.kind, "caption": node.name, "distance": node.distance, "url": node.url}
            for node in graph.nodes
        ],
        "edges": [{"source": each.source, "target": each.target, "words": each.words} for each in graph.connections],
        "is_cut": graph.is_cut,
    }


def _nested(graph: Graph) -> list[dict[str, Any]]:
    """Who is one step away, each with what connects it and with who is met through it."""
    words = {frozenset((each.source, each.target)): each.words for each in graph.connections}
    through: dict[int | None, list[Node]] = defaultdict(list)
    for node in graph.nodes[1:]:
        through[node.through].append(node)

    def below(number: int) -> list[dict[str, Any]]:
        return [
            {
                "node": node,
                "icon": ICONS[Contact.Kind(node.kind)],
                "words": words.get(frozenset((number, node.number)), ""),
                "below": below(node.number),
            }
            for node in through[number]
        ]

    return below(graph.nodes[0].number)
