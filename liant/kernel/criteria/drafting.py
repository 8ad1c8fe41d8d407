"""Drafts of conditions, from a tree in JSON and from the fields of a form.

In a form, a node's fields begin with its path: `criteria`, the second node in it `criteria-1`. `node` says what it is,
a group's `nodes` which numbers there are within, `was` what was chosen when the form was drawn.
"""

from typing import Any, Protocol

from liant.kernel.access.models import Protected
from liant.kernel.criteria.drafts import Bundle, Draft, Leaf, Linked
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.periods import Span
from liant.kernel.criteria.properties import Property, properties, relations
from liant.kernel.criteria.reading import DEEPEST

Model = type[Protected]


class Sent(Protocol):
    """The fields of a form as sent."""

    def get(self, name: str, default: str = "", /) -> Any:
        """The last value of a field."""

    def getlist(self, name: str) -> list[str]:
        """All values of a field."""


def sent(model: Model, data: Sent, path: str, depth: int = 0) -> Draft:
    """The draft that a form sends, from this path on."""
    node = data.get(f"{path}.node") if depth <= DEEPEST else ""
    if node == "group":
        numbers = [number for number in data.getlist(f"{path}.nodes") if number.isdecimal()]
        nodes = [sent(model, data, f"{path}-{number}", depth + 1) for number in numbers]
        return Bundle(path, data.get(f"{path}.word", "all"), nodes)
    if node == "related":
        return _sent_linked(model, data, path, depth)
    return _sent_leaf(properties(model).get(data.get(f"{path}.field", "")), data, path)


def _sent_linked(model: Model, data: Sent, path: str, depth: int) -> Linked:
    relation = relations(model).get(data.get(f"{path}.related", ""))
    where: Draft = Bundle(f"{path}-0")
    is_same = data.get(f"{path}.was") == (relation.name if relation else "")
    if relation and is_same:
        where = sent(relation.model, data, f"{path}-0", depth + 1)
    window = _sent_leaf(relation.dated_by if relation else None, data, f"{path}.within", may_be_nothing=True)
    quantity, number = data.get(f"{path}.quantity", "some"), data.get(f"{path}.number", "")
    return Linked(path, relation, quantity, number, window, where if isinstance(where, Bundle) else Bundle(f"{path}-0"))


def _sent_leaf(asked: Property | None, data: Sent, path: str, *, may_be_nothing: bool = False) -> Leaf:
    """What was typed for another field, or another kind of value, is no value for this one."""
    leaf = Leaf(path, asked, _operator(asked, data.get(f"{path}.operator", ""), may_be_nothing=may_be_nothing))
    unit = data.get(f"{path}.unit", leaf.unit)
    leaf.unit = unit if unit in Span.UNITS else leaf.unit
    if data.get(f"{path}.was") == leaf.mark:
        leaf.texts = [text.strip() for text in data.getlist(f"{path}.value")]
    return leaf


def _operator(asked: Property | None, name: str, *, may_be_nothing: bool = False) -> Operator | None:
    if asked is None or (may_be_nothing and not name):
        return None
    return asked.kind.operator(name) or asked.kind.all_operators[0]


def drafted(model: Model, tree: Any, path: str) -> Draft:
    """The draft of a tree; what can't be read in it is left to be chosen."""
    tree = tree if isinstance(tree, dict) else {}
    if "not" in tree:
        inner = tree["not"] if isinstance(tree["not"], dict) else {}
        return _bundle(model, "none", inner["any"] if list(inner) == ["any"] else [inner], path)
    for word in ("all", "any"):
        if word in tree:
            return _bundle(model, word, tree[word], path)
    if "related" in tree:
        return _linked(model, tree, path)
    return _leaf(properties(model).get(str(tree.get("field"))), tree, path)


def root(model: Model, tree: Any, path: str) -> Bundle:
    """The draft of a whole tree: a group, in which there is a condition to begin with."""
    found = drafted(model, tree, path) if tree else Bundle(path)
    if isinstance(found, Bundle):
        return found
    return Bundle(path, "all", [drafted(model, tree, f"{path}-0")])


def _bundle(model: Model, word: str, trees: Any, path: str) -> Bundle:
    listed = trees if isinstance(trees, list) else []
    return Bundle(path, word, [drafted(model, tree, f"{path}-{number}") for number, tree in enumerate(listed)])


def _linked(model: Model, tree: dict[str, Any], path: str) -> Linked:
    relation = relations(model).get(str(tree["related"]))
    within = tree.get("within")
    dated_by = relation.dated_by if relation else None
    window = _leaf(dated_by, within, f"{path}.within") if isinstance(within, dict) else Leaf(f"{path}.within", dated_by)
    where = root(relation.model, tree.get("where"), f"{path}-0") if relation else Bundle(f"{path}-0")
    return Linked(path, relation, str(tree.get("quantity", "some")), str(tree.get("number", "")), window, where)


def _leaf(asked: Property | None, tree: dict[str, Any], path: str) -> Leaf:
    leaf = Leaf(path, asked, _operator(asked, str(tree.get("operator", ""))))
    if asked and leaf.operator:
        value = tree.get("value")
        leaf.texts = leaf.operator.takes.written(asked.kind, value)
        units = value if isinstance(value, dict) else ()
        leaf.unit = next((unit for unit in units if unit in Span.UNITS), leaf.unit)
    return leaf
