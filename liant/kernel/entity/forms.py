"""The form of an entity and the formsets of its parts. Checks live on the models; commands write."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet, ModelChoiceField, inlineformset_factory, modelform_factory
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Listed
from liant.kernel.entity.conditions.field import ConditionField
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.registry import create_url_of, entity_of
from liant.kernel.entity.widgets import DateInput, MomentInput, Pick, Select, SelectMany, pick_attrs
from liant.kernel.fields import CriteriaField


class RowForm(forms.ModelForm):
    """A form over a row. What that refers to already may be hidden from who fills it in, and stays all the same."""

    # The fields that were sent as they are, though one does not see what they refer to.
    _unseen: Collection[str] = ()

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        self._unseen = {name for name in self.errors if self.instance.pk and self._is_kept(name)}
        for name in self._unseen:
            del self.errors[name]

    def _is_kept(self, name: str) -> bool:
        """Whether it was sent what the row refers to already."""
        if not isinstance(self.fields[name], ModelChoiceField) or name not in self._meta.fields:  # type: ignore[operator]
            return False
        return str(self.instance.serializable_value(name)) == str(self[name].data)

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), *self._unseen}  # type: ignore[misc]


class RecordForm(RowForm):
    """A form over a record; saving is a command's business, so it has no `save`."""

    # Whether fields tell what they come to when they are left empty.
    is_suggesting = False

    def __init__(self, *args: Any, fieldsets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fieldsets = {str(title): list(names) for title, names in fieldsets}
        for field in self.fields.values():
            if isinstance(field, ConditionField):
                field.ask_of(self.instance.model)

    @property
    def fieldsets(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The bound fields, grouped."""
        return [(title, [self[name] for name in names]) for title, names in self._fieldsets.items()]

    def keep(self, names: Collection[str]) -> None:
        """Ask for these fields alone; what is not asked for stays as it is."""
        for name in self.fields.keys() - set(names):
            del self.fields[name]
        self._fieldsets = {"": [name for own in self._fieldsets.values() for name in own if name in self.fields]}

    def suggest(self, texts: dict[str, str]) -> None:
        """Tell what fields come to when they are left empty; they are drawn anew whenever another one is checked."""
        for name in texts.keys() & self.fields.keys():
            self.fields[name].widget.attrs["placeholder"] = texts[name]
            self.fields[name].is_suggested = True  # type: ignore[attr-defined]
            self.is_suggesting = True

    def add(self, title: str, name: str) -> None:
        """Show one more of its fields under this heading."""
        self._fieldsets.setdefault(title, []).append(name)


class Lines(forms.CharField):
    """Text of several lines, ended as they are kept: a browser sends CR LF, which would be a change of each line."""

    def to_python(self, value: Any) -> str:
        """The text with plain line feeds."""
        return str(super().to_python(value)).replace("\r\n", "\n")


# What fields of these types are filled in with: of the first that fits.
PLAIN: tuple[tuple[type[models.Field], Callable[[], dict[str, Any]]], ...] = (
    (CriteriaField, lambda: {"form_class": ConditionField}),
    (ArrayField, lambda: {"widget": forms.SelectMultiple(attrs=pick_attrs())}),
    (models.DateTimeField, lambda: {"widget": MomentInput()}),
    (models.DateField, lambda: {"widget": DateInput()}),
    (models.TextField, lambda: {"form_class": Lines, "widget": forms.Textarea(attrs={"rows": 4})}),
)


def record_form(entity: Entity, variant: str, *args: Any, **kwargs: Any) -> RecordForm:
    """The form for a record of this variant."""
    form_class: Any = modelform_factory(
        entity.model, form=RecordForm, fields=entity.form_fields(variant), formfield_callback=form_field
    )
    form: RecordForm = form_class(*args, fieldsets=entity.shown_fieldsets(variant), **kwargs)
    for name, rows in entity.offers(form.instance).items():
        if name in form.fields:
            form.fields[name].queryset = rows  # type: ignore[attr-defined]
    return form


def part_formset(part_set: PartSet, whole: type[Listed], *args: Any, **kwargs: Any) -> BaseInlineFormSet:
    """The rows of one kind of part, with an empty one to copy; `initial` begins new ones."""
    factory: Any = inlineformset_factory(
        whole,
        part_set.model,
        form=RowForm,
        fk_name=part_set.link,
        fields=part_set.fields,
        extra=len(kwargs.get("initial", ())),
        formfield_callback=form_field,
    )
    formset: BaseInlineFormSet = factory(*args, prefix=part_set.name, **kwargs)
    return formset


def form_field(field: models.Field, **kwargs: Any) -> forms.Field | None:
    """The form field of a model field: what has pages is picked by searching."""
    if isinstance(field, models.ForeignKey) and (entity := entity_of(field.related_model)):
        kwargs["widget"] = _pick(field, entity)
        kwargs["empty_label"] = _("type a name …")
    elif isinstance(field, models.ManyToManyField):
        kwargs["widget"] = SelectMany(attrs=pick_attrs(create_url_of(field.related_model, {})))
        kwargs["disabled"] = not _may_link(field)
    elif isinstance(field, models.ForeignKey) or field.choices:
        kwargs["widget"] = Select()
    else:
        kwargs |= next((given() for kind, given in PLAIN if isinstance(field, kind)), {})
    return field.formfield(**kwargs)


def _pick(field: models.ForeignKey, entity: Entity) -> Select | Pick:
    """A missing one is made of the first kind that fits."""
    limit: dict[str, Any] = dict(field.get_limit_choices_to())  # type: ignore[arg-type]
    kinds = limit.get(f"{entity.variant}__in") or [limit.get(entity.variant)]
    create_url = create_url_of(entity.model, {entity.variant: kinds[0]} if kinds[0] else {})
    if entity.is_short:
        return Select(attrs=pick_attrs(create_url))
    return Pick(url=entity.options_url, create_url=create_url, limit=limit | entity.offered)


def _may_link(field: models.ManyToManyField) -> bool:
    through: Any = field.remote_field.through
    return allowed_actions(through) >= {through.needs["insert"], through.needs["delete"]}


def values_of(form: RecordForm) -> dict[str, Any]:
    """What was filled in, cleaned."""
    return dict(form.cleaned_data)


def rows_of(formset: BaseInlineFormSet) -> list[dict[str, Any]]:
    """The rows that stay, cleaned, each with `id` when it exists already."""
    kept = [row for row in formset.forms if row.has_changed() or row.instance.pk]
    return [_row(row) for row in kept if not row.cleaned_data.get("DELETE")]


def _row(row: forms.ModelForm) -> dict[str, Any]:
    values = {name: value for name, value in row.cleaned_data.items() if name in row._meta.fields}  # type: ignore[operator]
    return values | ({"id": row.instance.pk} if row.instance.pk else {})


def show_errors(error: ValidationError, form: forms.BaseForm) -> None:
    """Put what a command refused at the fields of the form; what fits no field goes above them."""
    messages = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for name, texts in messages.items():
        form.add_error(name if name in form.fields else None, texts)
