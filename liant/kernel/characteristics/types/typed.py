"""Types whose values are typed: text, numbers, dates, yes and no."""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.characteristics.types.base import Names, Type, named
from liant.kernel.fields import WebField

if TYPE_CHECKING:
    from liant.kernel.characteristics.models import Characteristic

# A number is kept as a double: so many digits come back as they were.
DIGITS = 15


class Text(Type):
    """A line of text."""

    def field(self, of: "Characteristic") -> models.Field:
        """Not longer than its key for comparison."""
        return models.CharField(**named(of), max_length=200)


class LongText(Type):
    """Text of several lines."""

    icon = "align-left"

    def field(self, of: "Characteristic") -> models.Field:
        """As long as notes."""
        return models.TextField(**named(of), max_length=20_000)


class Web(Type):
    """A web address."""

    icon = "world"
    shown_as = "web"

    def field(self, of: "Characteristic") -> models.Field:
        """In its one right form."""
        return WebField(**named(of))


class Number(Type):
    """A number with up to four decimals."""

    icon = "number"
    column = "number"
    shown_as = "number"
    decimals = 4
    accepts = (str, int, float, Decimal)
    wanted = gettext_lazy("Enter a number.")

    def field(self, of: "Characteristic") -> models.Field:
        """With as many digits as are kept."""
        return models.DecimalField(**named(of), max_digits=DIGITS, decimal_places=self.decimals)

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """As a float, which holds these digits exactly."""
        # As it is written: 0.1, not the binary fraction next to it.
        cleaned = super().clean(of, repr(value) if isinstance(value, float) else value)
        return None if cleaned is None else float(cleaned)

    def read(self, of: "Characteristic", text: str) -> Any:
        """With spaces or points between thousands, with a comma or a point before decimals."""
        digits = re.sub(r"\s", "", text)
        if digits.count(".") > 1 or digits.rfind(",") > digits.rfind(".") >= 0:
            digits = digits.replace(".", "")
        if digits.count(",") > 1 or "." in digits:
            digits = digits.replace(",", "")
        return self.clean(of, digits.replace(",", "."))

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """Without zeros that tell nothing."""
        return str(formats.number_format(plain(value), force_grouping=True))


class Money(Number):
    """An amount in the currency of the characteristic."""

    icon = "coins"
    decimals = 2
    # A workbook puts there what its reader's country writes between thousands and before decimals.
    number_format = "#,##0.00"

    def field(self, of: "Characteristic") -> models.Field:
        """Its currency stands beside its name."""
        field = super().field(of)
        field.verbose_name = f"{of.name} ({of.currency})" if of.currency else of.name
        return field

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """With its currency."""
        decimals = None if value == int(value) else 2
        return f"{formats.number_format(plain(value), decimals, force_grouping=True)} {of.currency}".strip()


class Day(Type):
    """A date."""

    icon = "calendar"
    column = "day"
    accepts = (str, date)
    wanted = gettext_lazy("Enter a date.")
    shown_as = "date"

    def field(self, of: "Characteristic") -> models.Field:
        """Any date."""
        return models.DateField(**named(of))


class YesNo(Type):
    """Yes, no, or not known."""

    icon = "checkbox"
    column = "flag"
    accepts = (bool,)
    wanted = gettext_lazy("Choose yes or no.")
    shown_as = "bool"

    def field(self, of: "Characteristic") -> models.Field:
        """Nothing is not no."""
        return models.BooleanField(**named(of))


def yes_no_choices(nothing: str) -> list[tuple[str, str]]:
    """Yes, no, or what nothing is called."""
    return [("", nothing), ("True", _("yes")), ("False", _("no"))]


def plain(value: float) -> float | int:
    """A number without a fraction that is none."""
    return int(value) if value == int(value) else value
