"""Characteristics as filters of lists."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.types import Choice, Day, Link, Number, Text, YesNo, plain, yes_no_choices
from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.widgets import DateInput, Pick, Select, pick_attrs
from liant.kernel.text import LAST, fold


def filters_of(each: Characteristic) -> Iterator[Filter]:
    """What a list may be narrowed by of this characteristic: a number and a date from and until."""
    kind = each.kind
    if isinstance(kind, Number | Day):
        yield BoundFilter(each, "from", "gte", _("%(name)s from"))
        yield BoundFilter(each, "until", "lte", _("%(name)s until"))
    elif isinstance(kind, Choice):
        yield ChoiceFilter(each)
    elif isinstance(kind, YesNo):
        yield YesNoFilter(each)
    elif isinstance(kind, Link):
        yield LinkFilter(each)
    elif isinstance(kind, Text):
        yield BeginningFilter(each)


class CharacteristicFilter(Filter):
    """A characteristic; the records that have a fitting row."""

    def __init__(self, of: Characteristic, bound: str = "", label: str = "%(name)s") -> None:
        super().__init__(f"{of.address}.{bound}" if bound else of.address, label % {"name": of.name})
        self.of = of

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By EXISTS, so that no record comes twice."""
        rows = self.of.values_model._default_manager.filter(self.fits(value), whole=OuterRef("pk"))
        return records.filter(Exists(rows))

    def fits(self, value: Any) -> Q:
        """The rows that fit a cleaned value."""
        return self._of_this(**{self.of.kind.column: value})

    def _of_this(self, **lookups: Any) -> Q:
        return Q(characteristic=self.of.pk, **lookups)


class BoundFilter(CharacteristicFilter):
    """A number or date not before, or not after, a bound."""

    def __init__(self, of: Characteristic, bound: str, lookup: str, label: str) -> None:
        super().__init__(of, bound, label)
        self._lookup = lookup

    def form_field(self) -> forms.Field:
        """A number or a date."""
        if isinstance(self.of.kind, Day):
            return forms.DateField(required=False, label=self.label, widget=DateInput())
        return forms.FloatField(required=False, label=self.label)

    def fits(self, value: Any) -> Q:
        """On the right side of it."""
        return self._of_this(**{f"{self.of.kind.column}__{self._lookup}": value})

    def text(self, value: Any) -> str:
        """As a value is told."""
        return text_of(plain(value)) if isinstance(value, float) else text_of(value)


class ChoiceFilter(CharacteristicFilter):
    """One of the choices."""

    def form_field(self) -> forms.Field:
        """Any, or one; the retired ones last."""
        ordered = sorted(self.of.known_choices, key=lambda choice: choice.is_retired)
        choices = [("", _("any")), *((choice.pk, choice.name) for choice in ordered)]
        return forms.TypedChoiceField(
            choices=choices, coerce=int, empty_value=None, required=False, label=self.label, widget=Select
        )

    def fits(self, value: Any) -> Q:
        """The choice tells its characteristic: to name that, too, would have PostgreSQL expect far fewer rows."""
        return Q(choice=value)

    def text(self, value: Any) -> str:
        """Its name."""
        return self.of.kind.shown(self.of, value, {})


class YesNoFilter(CharacteristicFilter):
    """Yes or no."""

    def form_field(self) -> forms.Field:
        """Any, yes or no."""
        return forms.TypedChoiceField(
            choices=yes_no_choices(_("any")), coerce=lambda word: word == "True", empty_value=None, required=False,
            label=self.label, widget=Select,
        )  # fmt: skip

    def text(self, value: Any) -> str:
        """Yes or no."""
        return text_of(value)


class LinkFilter(CharacteristicFilter):
    """Another row."""

    def form_field(self) -> forms.Field:
        """One of them."""
        model: Any = self.of.kind.model(self.of)  # type: ignore[attr-defined]
        url = options_url(model)
        return forms.ModelChoiceField(
            model._default_manager.all(), required=False, label=self.label, empty_label=_("any"),
            widget=Pick(url=url) if url else Select(attrs=pick_attrs()),
        )  # fmt: skip

    def fits(self, value: Any) -> Q:
        """By its number."""
        return self._of_this(**{self.of.kind.attribute: value.pk})


class BeginningFilter(CharacteristicFilter):
    """How a text begins, accents and case ignored."""

    def form_field(self) -> forms.Field:
        """Free text."""
        return forms.CharField(required=False, max_length=80, label=self.label)

    def fits(self, value: Any) -> Q:
        """A range, not LIKE: behind row security only leakproof operators may use an index."""
        start = fold(value)
        return self._of_this(text_key__gte=start, text_key__lt=start + LAST)
