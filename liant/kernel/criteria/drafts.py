"""A condition while somebody makes it, complete or not: what it will be as a tree, and how it grows and shrinks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.properties import Property, Relation
from liant.kernel.criteria.shapes import whole_number


@dataclass
class Leaf:
    """A field of the records, an operator, and what was typed for it."""

    path: str
    asked: Property | None = None
    operator: Operator | None = None
    texts: list[str] = field(default_factory=list)
    unit: str = "days"
    # Where its node stands in the tree.
    at: str = ""

    @property
    def mark(self) -> str:
        """By what one knows that another field, or another kind of value, was chosen."""
        shape = type(self.operator.takes).__name__ if self.operator else ""
        return f"{self.asked.name if self.asked else ''} {shape}"

    def tree(self, at: str) -> Any:
        """As JSON."""
        self.at = at
        return {"field": self.asked.name if self.asked else ""} | self.comparison()

    def comparison(self) -> dict[str, Any]:
        """The operator and its value."""
        if self.asked is None or self.operator is None:
            return {"operator": "", "value": None}
        value = self.operator.takes.typed(self.asked.kind, self.texts, self.unit)
        return {"operator": self.operator.name} | ({} if value is None else {"value": value})


@dataclass
class Bundle:
    """Conditions of which all, any or none hold."""

    path: str
    word: str = "all"
    nodes: list[Leaf | Bundle | Linked] = field(default_factory=list)

    def tree(self, at: str) -> Any:
        """As JSON; none of them is not any."""
        if self.word == "none":
            return {"not": {"any": self._trees(f"{at}.not.any")}}
        return {self.word: self._trees(f"{at}.{self.word}")}

    def _trees(self, at: str) -> list[Any]:
        return [node.tree(f"{at}.{number}") for number, node in enumerate(self.nodes)]


@dataclass
class Linked:
    """Related records: how many, when, and which."""

    path: str
    relation: Relation | None
    quantity: str
    number: str
    window: Leaf
    where: Bundle
    at: str = ""

    def tree(self, at: str) -> Any:
        """As JSON."""
        self.at = at
        tree: dict[str, Any] = {"related": self.relation.name if self.relation else "", "quantity": self.quantity}
        if self.quantity in ("at_least", "at_most"):
            tree["number"] = whole_number(self.number)
        if self.window.operator is not None:
            self.window.at = f"{at}.within"
            tree["within"] = self.window.comparison()
        where = self.where.tree(f"{at}.where")
        return tree | ({"where": where} if self.where.nodes else {})


Draft = Leaf | Bundle | Linked


def redrawn(draft: Bundle, wish: str) -> Bundle:
    """The draft with a node more or less: `add field criteria-1`, `add group ...`, `add related ...`, `remove ...`."""
    verb, *kind, path = wish.split(" ") if wish.count(" ") in (1, 2) else ("", "")
    for bundle in _bundles(draft):
        if verb == "remove":
            bundle.nodes = [node for node in bundle.nodes if node.path != path]
        elif verb == "add" and bundle.path == path:
            bundle.nodes.append(_new("".join(kind), _next_path(bundle)))
    return draft


def _new(kind: str, path: str) -> Draft:
    if kind == "group":
        return Bundle(path, "any", [Leaf(f"{path}-0")])
    if kind == "related":
        return Linked(path, None, "some", "", Leaf(f"{path}.within"), Bundle(f"{path}-0"))
    return Leaf(path)


def _next_path(bundle: Bundle) -> str:
    numbers = [int(node.path.rpartition("-")[2]) for node in bundle.nodes]
    return f"{bundle.path}-{max(numbers, default=-1) + 1}"


def _bundles(draft: Draft) -> list[Bundle]:
    if isinstance(draft, Linked):
        return _bundles(draft.where)
    if isinstance(draft, Bundle):
        return [draft, *(bundle for node in draft.nodes for bundle in _bundles(node))]
    return []
