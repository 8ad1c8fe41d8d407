"""The controls of a condition's nodes: what to choose from, and the boxes that the chosen operator takes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.models import Protected
from liant.kernel.criteria.dated import Moment
from liant.kernel.criteria.drafts import Leaf, Linked
from liant.kernel.criteria.kinds import Choice, Kind, Number, YesNo
from liant.kernel.criteria.nodes import Related
from liant.kernel.criteria.periods import PERIODS, Span
from liant.kernel.criteria.properties import properties, relations
from liant.kernel.criteria.references import SEEN_FROM, Reference
from liant.kernel.criteria.shapes import Length, Many, Nothing, Period, Two
from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.widgets import DateInput, Select, SelectMany, pick_attrs

Choices = Iterable[tuple[Any, Any]]


class Controls:
    """Draws controls whose choice changes the boxes of their line (`redraws`), or only what fits (`checks`)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._checks = {"up-validate": f"#{name}-matches", "up-watch-event": "input", "up-watch-delay": "300"}

    def word(self, path: str, word: str) -> SafeString:
        """How the conditions of a group go together."""
        choices = [
            ("all", _("All of these hold")), ("any", _("Any of these holds")), ("none", _("None of these holds")),
        ]  # fmt: skip
        return self._select(f"{path}.word", choices, word, _("How they go together"), self._checks)

    def field(self, model: type[Protected], leaf: Leaf) -> SafeString:
        """The fields to choose from, those of parts under the name of the part."""
        grouped: dict[str, list[tuple[str, str]]] = {}
        for each in properties(model).values():
            grouped.setdefault(each.group, []).append((each.name, each.label))
        own = sorted(grouped.pop("", []), key=lambda choice: choice[1])
        choices = [("", _("Choose a field …")), *own, *((name, fields) for name, fields in grouped.items())]
        chosen = leaf.asked.name if leaf.asked else ""
        picked = forms.Select(
            attrs=pick_attrs() | self._redraws(leaf.path) | _label(_("Field"), required=True), choices=choices
        )
        return picked.render(f"{leaf.path}.field", chosen, {"id": f"{leaf.path}-field", "class": "form-select js-pick"})

    def operator(self, leaf: Leaf, none: str = "") -> SafeString:
        """The operators of the chosen field, and `none` of them where that is possible."""
        operators = leaf.asked.kind.all_operators if leaf.asked else ()
        choices = ([("", none)] if none else []) + [(each.name, each.label) for each in operators]
        chosen = leaf.operator.name if leaf.operator else ""
        return self._select(
            f"{leaf.path}.operator", choices, chosen, _("Operator"), self._redraws(leaf.path.removesuffix(".within"))
        )

    def values(self, leaf: Leaf) -> list[SafeString]:
        """As many boxes as the operator takes, of the field's kind."""
        if leaf.asked is None or leaf.operator is None or isinstance(leaf.operator.takes, Nothing):
            return []
        kind, shape, name = leaf.asked.kind, leaf.operator.takes, f"{leaf.path}.value"
        first, second = [*leaf.texts, "", ""][:2]
        if isinstance(shape, Period):
            choices = [("", _("Choose …")), *((word, label) for word, (label, _bounds) in PERIODS.items())]
            return [self._select(name, choices, first, _("Value"), self._checks)]
        if isinstance(shape, Length):
            number = self._box(forms.NumberInput(attrs={"min": 0}), name, first, _("Value"))
            units = self._select(f"{leaf.path}.unit", Span.UNITS.items(), leaf.unit, _("Unit"), self._checks)
            return [number, units]
        if isinstance(shape, Two):
            return [
                self._box(_input(kind), name, text, label) for text, label in ((first, _("From")), (second, _("Until")))
            ]
        if isinstance(kind, Choice | Reference):
            return [self._chosen(kind, name, leaf.texts)]
        if isinstance(kind, YesNo):
            choices = [("", _("Choose …")), ("1", _("yes")), ("0", _("no"))]
            return [self._select(name, choices, first, _("Value"), self._checks)]
        hint = {"placeholder": _("several with ; between them")} if isinstance(shape, Many) else {}
        return [self._box(_input(kind), name, first, _("Value"), **hint)]

    def related(self, model: type[Protected], linked: Linked) -> SafeString:
        """The kinds of related records to choose from."""
        choices = [("", _("Choose …")), *((each.name, each.label) for each in relations(model).values())]
        chosen = linked.relation.name if linked.relation else ""
        return self._select(f"{linked.path}.related", choices, chosen, _("Related records"), self._redraws(linked.path))

    def quantity(self, linked: Linked) -> list[SafeString]:
        """How many there shall be, and the number that some of the choices take."""
        labels = {
            "some": _("There is"), "none": _("There is no"), "at_least": _("There are at least"),
            "at_most": _("There are at most"),
        }  # fmt: skip
        is_many = linked.relation is None or linked.relation.is_many
        choices = [(each, labels[each]) for each in Related.QUANTITIES if is_many or each in ("some", "none")]
        chosen = self._select(f"{linked.path}.quantity", choices, linked.quantity, _("How many"), self._checks)
        # Seen only where the choice beside it takes a number.
        box = forms.NumberInput(attrs={"min": 0, "data-counted": True})
        return [chosen, self._box(box, f"{linked.path}.number", linked.number, _("Number"))]

    def _redraws(self, path: str) -> dict[str, str]:
        # Only its own line: what is typed into others meanwhile stays.
        return {"up-validate": f"#{path}-line, #{self._name}-matches"}

    def _chosen(self, kind: Choice | Reference, name: str, texts: list[str]) -> SafeString:
        choices = kind.choices if isinstance(kind, Choice) else _rows(kind, texts)
        attrs = pick_attrs() | {"up-validate": self._checks["up-validate"]} | _label(_("Value"))
        if isinstance(kind, Reference) and (url := options_url(kind.model)):
            attrs["data-url"] = url
        picked = SelectMany(attrs=attrs, choices=choices)
        return picked.render(name, texts, {"id": name.replace(".", "-"), "class": "form-select js-pick"})

    def _select(self, name: str, choices: Choices, value: str, label: str, attrs: dict[str, str]) -> SafeString:
        select = Select(choices=list(choices))
        given = {"id": name.replace(".", "-"), "class": "form-select"} | attrs | _label(label)
        return select.render(name, value, given)

    def _box(self, box: forms.Widget, name: str, value: str, label: str, **more: str) -> SafeString:
        box_id = f"{name}-{label}".replace(".", "-")
        given = {"id": box_id, "class": "form-control", "autocomplete": "off"} | self._checks | _label(label) | more
        return box.render(name, value, given)


def _rows(kind: Reference, texts: list[str]) -> list[tuple[Any, str]]:
    """Who asks, and all rows where these are few; where they are many, the chosen ones alone."""
    seen_from = [SEEN_FROM[kind.model]] if kind.model in SEEN_FROM else []
    words = [(word, capfirst(str(label))) for word, label in seen_from]
    rows = kind.model._default_manager.all()
    if options_url(kind.model):
        rows = rows.filter(pk__in=[int(text) for text in texts if text.isdecimal()])
    return [*words, *((row.pk, str(row)) for row in rows)]


def _input(kind: Kind) -> forms.Widget:
    if isinstance(kind, Moment):
        return DateInput()
    return forms.NumberInput() if isinstance(kind, Number) else forms.TextInput(attrs={"maxlength": 200})


def _label(label: str, *, required: bool = False) -> dict[str, Any]:
    return {"aria-label": label} | ({"required": True} if required else {})
