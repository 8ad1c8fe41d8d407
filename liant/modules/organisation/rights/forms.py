"""What a role grants and what it keeps back, as forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.grantable import Grantable, grantables
from liant.kernel.access.limitable import Limitable, limitable, limitable_models
from liant.kernel.access.models import Action, FieldLimit, Record
from liant.kernel.entity.widgets import Select
from liant.modules.organisation.rights.grants import Scopes
from liant.modules.organisation.rights.limits import Levels


@dataclass(frozen=True)
class MatrixRow:
    """An entity with a cell for each action; none where the action means nothing for it."""

    label: str
    cells: list[tuple[str, forms.BoundField | None]]


class MatrixForm(forms.Form):
    """What a role grants; an empty cell grants nothing."""

    def __init__(self, chosen: QueryDict | None = None, granted: Scopes | None = None) -> None:
        super().__init__(chosen, initial={_name(*cell): scope for cell, scope in (granted or {}).items()})
        self._rows = grantables()
        for row in self._rows:
            for action in row.actions:
                self.fields[_name(row.entity, action)] = _field(row, action)

    @property
    def actions(self) -> list[Action]:
        """The columns: the actions that mean something for some entity."""
        return [action for action in Action if any(action in row.actions for row in self._rows)]

    def rows(self) -> Iterator[MatrixRow]:
        """The lines of the table."""
        for row in self._rows:
            cells = [
                (str(action.label), self[_name(row.entity, action)] if action in row.actions else None)
                for action in self.actions
            ]
            yield MatrixRow(str(row.label), cells)

    @property
    def wanted(self) -> Scopes:
        """What was chosen."""
        return {
            (row.entity, action): scope
            for row in self._rows
            for action in row.actions
            if (scope := self.cleaned_data[_name(row.entity, action)])
        }


class LimitsForm(forms.Form):
    """Which fields a role hides or holds fixed; an empty choice leaves a field free."""

    def __init__(self, chosen: QueryDict | None = None, limited: Levels | None = None) -> None:
        super().__init__(chosen, initial={_name(*field): level for field, level in (limited or {}).items()})
        self._fields = [(model, list(limitable(model))) for model in limitable_models()]
        for model, fields in self._fields:
            for each in fields:
                self.fields[_name(model.entity_name(), each.name)] = _level_field(model, each)

    def groups(self) -> Iterator[tuple[str, list[tuple[str, forms.BoundField]]]]:
        """The fields of each kind of record, each with what it is called."""
        for model, fields in self._fields:
            entity = model.entity_name()
            yield (
                capfirst(str(model._meta.verbose_name_plural)),
                [(each.label, self[_name(entity, each.name)]) for each in fields],
            )

    @property
    def wanted(self) -> Levels:
        """What was chosen."""
        return {
            (model.entity_name(), each.name): level
            for model, fields in self._fields
            for each in fields
            if (level := self.cleaned_data[_name(model.entity_name(), each.name)])
        }


def _name(entity: str, what: str) -> str:
    return f"{entity}.{what}"


def _level_field(model: type[Record], each: Limitable) -> forms.ChoiceField:
    labels = dict(FieldLimit.Level.choices)
    choices = [("", pgettext_lazy("field", "free")), *((level, labels[level]) for level in each.levels)]
    said = _("%(entity)s: %(action)s") % {"entity": model._meta.verbose_name, "action": each.label}
    attrs = {"class": "form-select matrix-cell", "aria-label": said}
    return forms.ChoiceField(choices=choices, required=False, label=said, widget=Select(attrs=attrs))


def _field(row: Grantable, action: Action) -> forms.ChoiceField:
    choices = [("", pgettext_lazy("right", "no")), *row.reaches(action)]
    said = _("%(entity)s: %(action)s") % {"entity": row.label, "action": action.label}
    attrs = {"class": "form-select matrix-cell", "aria-label": said}
    return forms.ChoiceField(choices=choices, required=False, label=said, widget=Select(attrs=attrs))
