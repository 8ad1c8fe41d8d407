"""Filters of lists: each adds a field to the filter form and narrows the records."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Part, Tree
from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.widgets import Pick, Select, pick_attrs
from liant.kernel.text import LAST, fold

YES_NO = (("", _("any")), ("1", _("yes")), ("0", _("no")))


class Filter:
    """A filter: its name in URLs and the form field in which it is set."""

    def __init__(self, name: str, label: Any) -> None:
        self.name = name
        self.label = label

    def form_field(self) -> forms.Field:
        """The field of the filter form."""
        raise NotImplementedError

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """The records that fit a cleaned value."""
        return records.filter(**{self.name: value})

    def text(self, value: Any) -> str:
        """A cleaned value in words, for the chip."""
        return str(value)


class ChoiceFilter(Filter):
    """A field with choices."""

    def __init__(self, field: Any) -> None:
        super().__init__(field.name, field.verbose_name)
        self.field = field

    def form_field(self) -> forms.Field:
        """Any or one of the choices."""
        choices = [("", _("any")), *self.field.flatchoices]
        return forms.ChoiceField(choices=choices, required=False, label=capfirst(str(self.label)), widget=Select)

    def text(self, value: Any) -> str:
        """The choice's label."""
        return capfirst(str(dict(self.field.flatchoices).get(value, value)))


class YesNoFilter(Filter):
    """A yes-or-no field."""

    def form_field(self) -> forms.Field:
        """Any, yes or no."""
        return forms.TypedChoiceField(
            choices=YES_NO, coerce=lambda value: value == "1", empty_value=None, required=False,
            label=capfirst(str(self.label)), widget=Select,
        )  # fmt: skip

    def text(self, value: Any) -> str:
        """Yes or no."""
        return str(_("yes") if value else _("no"))


class ReferenceFilter(Filter):
    """A foreign key or a many-to-many relation; a node of a tree means whatever is below it, too."""

    def __init__(self, field: Any) -> None:
        super().__init__(field.name, field.verbose_name)
        self.model = field.related_model
        self.is_many = isinstance(field, models.ManyToManyField)
        self.field = field

    def form_field(self) -> forms.Field:
        """One of the other records."""
        return forms.ModelChoiceField(
            self.model._default_manager.all(), required=False, label=capfirst(str(self.label)), empty_label=_("any"),
            widget=Pick(url=url) if (url := options_url(self.model)) else Select(attrs=pick_attrs()),
        )  # fmt: skip

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By key; for many-to-many by EXISTS, so that no record comes twice."""
        if not self.is_many:
            return records.filter(_meant(self.name, value))
        links = self.field.remote_field.through._default_manager.filter(
            _meant(self.field.m2m_reverse_field_name(), value), **{self.field.m2m_field_name(): OuterRef("pk")}
        )
        return records.filter(Exists(links))


def _meant(field: str, value: Any) -> Q:
    return Q(**{f"{field}__in": value.numbers_inside(value.pk)}) if isinstance(value, Tree) else Q(**{field: value.pk})


class PrefixFilter(Filter):
    """Text at the beginning of a part's folded column (the city of an address), accents and case ignored."""

    def __init__(self, name: str, part: type[Part], column: str, label: Any) -> None:
        super().__init__(name, label)
        self.part, self.column = part, column

    def form_field(self) -> forms.Field:
        """Free text."""
        return forms.CharField(required=False, max_length=80, label=capfirst(str(self.label)))

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Records with such a part."""
        start = fold(value)
        # A range, not LIKE: behind row security only leakproof operators may use an index.
        within = {f"{self.column}__gte": start, f"{self.column}__lt": start + LAST}
        parts = self.part._default_manager.filter(**{self.part.wholes[0]: OuterRef("pk")}, **within)
        return records.filter(Exists(parts))


def filter_for(model: type[Listed], declared: str | Filter) -> Filter:
    """The filter that a declaration means."""
    if isinstance(declared, Filter):
        return declared
    field = model._meta.get_field(declared)
    if isinstance(field, models.ForeignKey | models.ManyToManyField):
        return ReferenceFilter(field)
    if isinstance(field, models.BooleanField):
        return YesNoFilter(field.name, field.verbose_name)
    return ChoiceFilter(field)


def filter_form(filters: list[Filter], values: Any) -> forms.Form:
    """The form in which a list's filters are set, bound to the values of its URL."""
    # Ids of its own: a form of the same record may open in a drawer above the list.
    form = forms.Form(values, auto_id="filter-%s")
    form.fields.update({each.name: each.form_field() for each in filters})
    return form
