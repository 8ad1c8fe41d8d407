"""The matrix as a form: a list of scopes for each entity and action."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.grantable import Grantable, grantables
from liant.kernel.access.models import Action
from liant.kernel.entity.widgets import Select
from liant.modules.organisation.rights.grants import Scopes


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


def _name(entity: str, action: str) -> str:
    return f"{entity}.{action}"


def _field(row: Grantable, action: Action) -> forms.ChoiceField:
    choices = [("", pgettext_lazy("right", "no")), *((scope.value, scope.label) for scope in row.scopes)]
    said = _("%(entity)s: %(action)s") % {"entity": row.label, "action": action.label}
    attrs = {"class": "form-select matrix-cell", "aria-label": said}
    return forms.ChoiceField(choices=choices, required=False, label=said, widget=Select(attrs=attrs))
