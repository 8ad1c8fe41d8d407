"""A draft of a condition made ready for its templates."""

from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.access.models import Protected
from liant.kernel.criteria.drafts import Bundle, Draft, Leaf, Linked
from liant.kernel.entity.conditions.controls import Controls

Errors = dict[str, list[str]]


def drawn(model: type[Protected], draft: Draft, name: str, errors: Errors) -> dict[str, Any]:
    """The controls of a draft and of what is in it, with what is wrong at each node."""
    return _Drawing(Controls(name), errors).node(model, draft)


class _Drawing:
    def __init__(self, controls: Controls, errors: Errors) -> None:
        self._controls, self._errors = controls, errors

    def node(self, model: type[Protected], draft: Draft) -> dict[str, Any]:
        if isinstance(draft, Bundle):
            return self._bundle(model, draft)
        return self._linked(model, draft) if isinstance(draft, Linked) else self._leaf(model, draft)

    def _bundle(self, model: type[Protected], bundle: Bundle) -> dict[str, Any]:
        nodes = [
            {"node": self.node(model, node), "number": node.path.rpartition("-")[2], "path": node.path}
            for node in bundle.nodes
        ]
        return {
            "template": "entity/condition/group.html", "path": bundle.path, "nodes": nodes,
            "word": self._controls.word(bundle.path, bundle.word),
        }  # fmt: skip

    def _leaf(self, model: type[Protected], leaf: Leaf) -> dict[str, Any]:
        return {
            "template": "entity/condition/field.html", "path": leaf.path, "mark": leaf.mark,
            "field": self._controls.field(model, leaf),
            "operator": self._controls.operator(leaf) if leaf.asked else "",
            "values": self._controls.values(leaf),
            "errors": self._at(leaf.at, "field", "operator", "value"),
        }  # fmt: skip

    def _linked(self, model: type[Protected], linked: Linked) -> dict[str, Any]:
        relation, window = linked.relation, linked.window
        return {
            "template": "entity/condition/related.html", "path": linked.path, "mark": relation.name if relation else "",
            "quantity": self._controls.quantity(linked), "related": self._controls.related(model, linked),
            "window": window if relation and relation.is_many else None,
            "dated_by": relation.dated_by.label if relation else "",
            "when": self._controls.operator(window, none=_("at any time")) if relation else "",
            "times": self._controls.values(window),
            "where": self._bundle(relation.model, linked.where) if relation else None,
            "errors": self._at(linked.at, "related", "quantity", "number", "within.value"),
        }  # fmt: skip

    def _at(self, at: str, *names: str) -> list[str]:
        return [message for name in names for message in self._errors.get(f"{at}.{name}", ())]
