"""From JSON to nodes: every mistake is told at its node, all of them at once."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Protected
from liant.kernel.criteria.nodes import Condition, Group, Node, Not, Related
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.properties import Property, properties, relations
from liant.kernel.criteria.shapes import Nothing

DEEPEST, MOST_NODES, LONGEST = 8, 100, 50_000
ROOT = "criteria"
EVERYTHING = Group("all", ())


def parse(model: type[Protected], text: str) -> Node:
    """The condition that a text in JSON writes. Raises ValidationError by node, as `criteria.all.1.value`."""
    return read(model, tree_of(text))


def tree_of(text: str) -> Any:
    """The tree that a text in JSON writes, be it a condition or not. Raises ValidationError for any other text."""
    if len(text) > LONGEST:
        raise ValidationError({ROOT: _("The condition is too long.")})
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValidationError({ROOT: _("The condition is not written in JSON.")}) from error


def read(model: type[Protected], tree: Any) -> Node:
    """The condition that a tree describes. Raises ValidationError by node, as `criteria.all.1.value`."""
    reader = _Reader()
    node = reader.node(model, tree, (ROOT,))
    if reader.errors:
        raise ValidationError(reader.errors)
    return node


class _Reader:
    """Reads a tree, gathering what is wrong with it; what can't be read lets everything through meanwhile."""

    def __init__(self) -> None:
        self.errors: dict[str, list[str]] = {}
        self._number = 0

    def node(self, model: type[Protected], tree: Any, path: tuple[str, ...]) -> Node:
        self._number += 1
        if len(path) > 2 * DEEPEST or self._number > MOST_NODES:
            return self._fault(path, _("The condition has too many parts."))
        if not isinstance(tree, dict):
            return self._fault(path, _("Here stands no condition."))
        for word, reads in self._READS.items():
            if word in tree:
                return reads(self, model, tree, path)
        return EVERYTHING if not tree else self._fault(path, _("Here stands no condition."))

    def _group(self, model: type[Protected], tree: dict[str, Any], path: tuple[str, ...]) -> Node:
        word = "all" if "all" in tree else "any"
        self._refuse_others(tree, (word,), path)
        if not isinstance(tree[word], list):
            return self._fault((*path, word), _("Here stands no list of conditions."))
        nodes = [self.node(model, each, (*path, word, str(number))) for number, each in enumerate(tree[word])]
        return Group(word, tuple(nodes))

    def _not(self, model: type[Protected], tree: dict[str, Any], path: tuple[str, ...]) -> Node:
        self._refuse_others(tree, ("not",), path)
        return Not(self.node(model, tree["not"], (*path, "not")))

    def _condition(self, model: type[Protected], tree: dict[str, Any], path: tuple[str, ...]) -> Node:
        self._refuse_others(tree, ("field", "operator", "value"), path)
        asked = properties(model).get(_name(tree["field"]))
        if asked is None:
            return self._fault((*path, "field"), _("There is no such field."))
        return self._compared(asked, tree, path) or EVERYTHING

    def _compared(self, asked: Property, tree: dict[str, Any], path: tuple[str, ...]) -> Condition | None:
        operator = asked.kind.operator(tree.get("operator"))
        if operator is None:
            self._fault((*path, "operator"), _("This field can't be asked so."))
            return None
        try:
            return Condition(asked, operator, _cleaned(asked, operator, tree.get("value")))
        except ValidationError as error:
            self.errors[".".join((*path, "value"))] = error.messages
            return None

    def _related(self, model: type[Protected], tree: dict[str, Any], path: tuple[str, ...]) -> Node:
        self._refuse_others(tree, ("related", "quantity", "number", "where", "within"), path)
        relation = relations(model).get(_name(tree["related"]))
        if relation is None:
            return self._fault((*path, "related"), _("There are no such related records."))
        quantity = tree.get("quantity", "some")
        if quantity not in (Related.QUANTITIES if relation.is_many else ("some", "none")):
            return self._fault((*path, "quantity"), _("Choose how many there shall be."))
        where = self.node(relation.model, tree.get("where", {}), (*path, "where"))
        window = None
        if within := tree.get("within"):
            within = within if isinstance(within, dict) else {}
            self._refuse_others(within, ("operator", "value"), (*path, "within"))
            window = self._compared(relation.dated_by, within, (*path, "within"))
        return Related(relation, quantity, self._counted(tree, quantity, path), where, window)

    def _counted(self, tree: dict[str, Any], quantity: str, path: tuple[str, ...]) -> int:
        number = tree.get("number", 0)
        is_number = isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**31
        if quantity in ("at_least", "at_most") and ("number" not in tree or not is_number):
            self._fault((*path, "number"), _("Enter a whole number."))
        return number if is_number else 0

    def _refuse_others(self, tree: dict[str, Any], known: tuple[str, ...], path: tuple[str, ...]) -> None:
        for word in tree.keys() - set(known):
            self._fault((*path, str(word)[:40]), _("This word is not known here."))

    def _fault(self, path: tuple[str, ...], message: str) -> Node:
        self.errors[".".join(path)] = [message]
        return EVERYTHING

    _READS = {"all": _group, "any": _group, "not": _not, "field": _condition, "related": _related}


def _name(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _cleaned(asked: Property, operator: Operator, value: Any) -> Any:
    if value is None and not isinstance(operator.takes, Nothing):
        raise ValidationError(_("Enter a value."))
    return operator.takes.clean(asked.kind, value)
