"""The form field of a condition (GEN-02, CON-15)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed
from liant.kernel.criteria.drafting import root, sent
from liant.kernel.criteria.drafts import Bundle, Leaf, redrawn
from liant.kernel.criteria.reading import ROOT, read
from liant.kernel.entity.conditions.drawing import drawn
from liant.kernel.entity.conditions.matches import Matches

REDRAW = "redraw"


class ConditionInput(forms.Widget):
    """A condition as a tree of choices. Its value is the tree in JSON."""

    model: type[Listed]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        # What is wrong, by node.
        self.errors: dict[str, list[str]] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The tree that the boxes make, with the node more or less that a button asked for."""
        draft = sent(self.model, data, name)
        if not isinstance(draft, Bundle):
            return {}
        tree: Any = redrawn(draft, data.get(f"{name}.{REDRAW}", "")).tree(ROOT)
        return tree

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """The group at the root is always sent."""
        return f"{name}.node" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The tree, and what fits it."""
        draft = root(self.model, value, name)
        if not draft.nodes:
            draft.nodes.append(Leaf(f"{name}-0"))
        tree = draft.tree(ROOT)
        context = {
            "name": name,
            "redraw": f"{name}.{REDRAW}",
            "root": drawn(self.model, draft, name, self.errors),
            "matches": Matches(self.model, tree),
        }
        return render_to_string("entity/condition/condition.html", context)


class ConditionField(forms.Field):
    """A condition on records of a model, which `ask_of` names."""

    widget = ConditionInput

    def ask_of(self, model: type[Listed]) -> None:
        """From here on it is about records of this model."""
        self.widget.model = model

    def clean(self, value: Any) -> Any:
        """The tree, when each node is complete."""
        try:
            read(self.widget.model, value or {})
        except ValidationError as error:
            self.widget.errors = error.message_dict
            raise ValidationError(_("Complete the condition: what is missing is marked in it.")) from error
        return value


def is_redrawing(data: Any) -> bool:
    """Whether a form was sent only to have another node in a condition, by a browser that runs no scripts."""
    return any(name.endswith(f".{REDRAW}") and value for name, value in data.items())
