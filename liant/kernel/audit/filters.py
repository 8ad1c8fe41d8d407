"""What acts are searched by: who, what, on which record, when, from where."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from ipaddress import ip_network
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.audit.words import entity_labels, verb_labels
from liant.kernel.entity.filters import Filter, ReferenceFilter
from liant.kernel.entity.registry import entities
from liant.kernel.entity.widgets import DateInput, Select
from liant.kernel.history.models import Entry

BIGGEST = 2**63 - 1
# Nothing was done before, and a day after these can still be reckoned with.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


class LabelFilter(Filter):
    """One of the things that have these labels."""

    def __init__(self, name: str, label: Any, labels: Callable[[], dict[str, str]]) -> None:
        super().__init__(name, label)
        self.labels = labels

    def form_field(self) -> forms.Field:
        """Any or one of them, by label."""
        sorted_labels = sorted(((value, capfirst(label)) for value, label in self.labels().items()), key=lambda x: x[1])
        return forms.ChoiceField(
            choices=[("", _("any")), *sorted_labels], required=False, label=capfirst(str(self.label)), widget=Select
        )

    def text(self, value: Any) -> str:
        """Its label."""
        return capfirst(self.labels()[value])


class EntityFilter(LabelFilter):
    """Acts on records of an entity."""

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Together with the record's number: see `finding`."""
        return records


class Number(NamedTuple):
    """A record's number, and its entity, where that is known."""

    number: int
    entity: str | None


class NumberField(forms.Field):
    """A record's number, by itself or within the address of its page."""

    def to_python(self, value: Any) -> Any:
        """The number. Raises ValidationError for other words."""
        text = str(value or "").strip()
        if not text:
            return None
        found = re.search(r"(?:^#?|/([\w-]+)/)(\d{1,19})(?:/|$)", text)
        if not found or int(found[2]) > BIGGEST:
            raise ValidationError(_("Type the record's number, or paste its address."))
        return Number(int(found[2]), next((each.name for each in entities() if each.slug == found[1]), None))


class NumberFilter(Filter):
    """Acts on the records of this number."""

    def form_field(self) -> forms.Field:
        """Free text."""
        return NumberField(required=False, label=capfirst(str(self.label)))

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Together with the entity: see `finding`."""
        return records

    def text(self, value: Any) -> str:
        """The number."""
        return str(value.number)


class DayFilter(Filter):
    """Acts since the beginning, or until the end, of a day."""

    def __init__(self, name: str, label: Any, *, is_first: bool) -> None:
        super().__init__(name, label)
        self.is_first = is_first

    def form_field(self) -> forms.Field:
        """A day of the calendar."""
        validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        return forms.DateField(
            required=False, label=capfirst(str(self.label)), widget=DateInput(), validators=validators
        )

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By the day as the company's clocks have it."""
        if self.is_first:
            return records.filter(at__gte=_midnight(value))
        return records.filter(at__lt=_midnight(value + timedelta(days=1)))

    def text(self, value: Any) -> str:
        """The day by locale."""
        return str(formats.date_format(value, "SHORT_DATE_FORMAT"))


class AddressField(forms.Field):
    """An IP address, or a network of them."""

    def to_python(self, value: Any) -> Any:
        """As a network, in its usual notation. Raises ValidationError for other words."""
        # An address is kept without the network card that it came in by.
        text = str(value or "").partition("%")[0].strip()
        try:
            return ip_network(text, strict=False) if text else None
        except ValueError as error:
            message = _("Type an address such as 10.0.0.7, or a network such as 10.0.0.0/24.")
            raise ValidationError(message) from error


class AddressFilter(Filter):
    """Acts from an address or a network."""

    def form_field(self) -> forms.Field:
        """Free text."""
        return AddressField(required=False, label=capfirst(str(self.label)))

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """One address is compared as such: an index then gives it in the order of time."""
        if value.num_addresses == 1:
            return records.filter(address=str(value.network_address))
        within = RawSQL("address <<= %s::inet", [str(value)], output_field=models.BooleanField())
        return records.filter(within)

    def text(self, value: Any) -> str:
        """The address alone, where it is one."""
        return str(value.network_address if value.num_addresses == 1 else value)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


FILTERS: list[Filter] = [
    ReferenceFilter(Entry._meta.get_field("employee")),
    LabelFilter("verb", _("what"), verb_labels),
    EntityFilter("entity", _("on what"), entity_labels),
    NumberFilter("record", _("record number")),
    DayFilter("since", _("from"), is_first=True),
    DayFilter("until", _("until"), is_first=False),
    AddressFilter("address", _("from which address")),
]
