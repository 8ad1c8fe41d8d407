"""The form in which fields of many records are given a value: those that one ticks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields
from liant.kernel.access.models import Action, Listed
from liant.kernel.characteristics.definitions import in_use
from liant.kernel.characteristics.forms import field_of
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.filters import YES_NO
from liant.kernel.entity.forms import form_field
from liant.kernel.entity.widgets import Select
from liant.kernel.fields import CheckedField, CriteriaField, SealedField

# The parameter that names the fields to change.
CHOSEN = "change"
# What is done with those of which a record may have several: the parameter is `<field>.how`.
ADD, REMOVE, REPLACE = "add", "remove", "replace"
HOW = ((ADD, _("add these")), (REMOVE, _("remove these")), (REPLACE, _("have these alone")))
# What is different in each record, or no business of many.
APART = (CheckedField, SealedField, CriteriaField, models.JSONField)


@dataclass(frozen=True)
class Line:
    """A field of the form, its tick, and for several values what is done with them."""

    bound: forms.BoundField
    is_chosen: bool
    how: forms.BoundField | None


class BulkForm(forms.Form):
    """The fields that the actor may change in many records; what is not ticked is neither judged nor changed."""

    def __init__(self, entity: Entity, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="bulk-%s")
        self.model = entity.model
        self.names = list(_names(entity))
        self.described = {each.address: each for each in in_use(self.model) if not is_kept(each)}
        self.names += self.described
        self.chosen = [name for name in self.names if data and name in data.getlist(CHOSEN)]
        for name in self.names:
            self._add(name)

    def lines(self) -> Iterator[Line]:
        """The fields to be drawn."""
        for name in self.names:
            how = f"{name}.how"
            yield Line(self[name], name in self.chosen, self[how] if how in self.fields else None)

    def clean(self) -> None:
        """Raises ValidationError when nothing is ticked."""
        for name in set(self.names) - set(self.chosen):
            self.errors.pop(name, None)
        if not self.chosen:
            raise forms.ValidationError(_("Tick what shall be changed."))

    def values_for(self, record: Listed) -> dict[str, Any]:
        """What a record shall hold."""
        return {name: self._value(name, record) for name in self.chosen}

    def _add(self, name: str) -> None:
        offered = self._offered(name)
        offered.required = offered.required and name in self.chosen
        offered.initial = None
        self.fields[name] = offered
        if isinstance(offered, forms.ModelMultipleChoiceField | forms.TypedMultipleChoiceField):
            self.fields[f"{name}.how"] = _how(offered.label, required=name in self.chosen)

    def _offered(self, name: str) -> forms.Field:
        if each := self.described.get(name):
            return field_of(each, None)
        field: Any = self.model._meta.get_field(name)
        offered = _yes_or_no(field) if isinstance(field, models.BooleanField) else form_field(field)
        assert offered is not None
        return offered

    def _value(self, name: str, record: Listed) -> Any:
        given = self.cleaned_data[name]
        how = self.cleaned_data.get(f"{name}.how")
        if how is None or how == REPLACE:
            return given
        there = self._there(name, record)
        if how == ADD:
            return [*there, *(each for each in given if each not in there)]
        return [each for each in there if each not in given]

    def _there(self, name: str, record: Listed) -> list[Any]:
        """What a record has of which it may have several."""
        if each := self.described.get(name):
            return list(values_of_all([record])[record.pk].get(each.pk) or ())
        return list(getattr(record, name).all())


def _how(label: Any, *, required: bool) -> forms.Field:
    select = Select(attrs={"aria-label": _("%(field)s: how") % {"field": label}})
    return forms.ChoiceField(choices=HOW, required=required, widget=select)


def _yes_or_no(field: models.BooleanField) -> forms.Field:
    """Two words, for a second box beside the one that ticks the field would be a riddle."""
    return forms.TypedChoiceField(
        choices=YES_NO[1:], coerce=lambda value: value == "1", label=capfirst(str(field.verbose_name)), widget=Select
    )


def _names(entity: Entity) -> Iterator[str]:
    """Whom they belong to, then the fields of all kinds: without names, identifiers and what is kept from the actor."""
    actions = allowed_actions(entity.model)
    kept = entity.model.guarded_from(actions) | fixed_fields(entity.model) | set(entity.model.sorted_by)
    assigned = entity.model.guarded.get(Action.ASSIGN, ())
    for name in sorted(entity.all_form_fields, key=lambda name: name not in assigned):
        if name not in kept and not isinstance(entity.model._meta.get_field(name), APART):
            yield name
