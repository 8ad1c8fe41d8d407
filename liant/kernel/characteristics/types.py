"""The types of characteristics: how a value of each is kept, filled in, checked and told."""

import re
from collections.abc import Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.entity.cells import text_of
from liant.kernel.fields import WebField
from liant.kernel.imports.values import reader_of

if TYPE_CHECKING:
    from liant.kernel.characteristics.models import Characteristic

# Of captions by number: what a value that is another row is called.
Names = Mapping[int, str]
# A number is kept as a double: so many digits come back as they were.
DIGITS = 15


class Type:
    """A type. A value is what its column holds, None where there is none; of several choices a tuple."""

    icon: ClassVar[str] = "forms"
    # The column of the table of values.
    column: ClassVar[str] = "text"
    # How a value is drawn (kernel/ui/cells.py).
    shown_as: ClassVar[str] = "text"
    is_many: ClassVar[bool] = False
    # Of which types values come, from forms and from JSON, and what is said of any other.
    accepts: ClassVar[tuple[type, ...]] = (str,)
    wanted: ClassVar[Any] = gettext_lazy("Enter a text.")

    def __init__(self, name: str, label: str | Promise) -> None:
        self.name, self.label = name, label

    @property
    def attribute(self) -> str:
        """The attribute of a row of values that holds one."""
        return self.column

    def field(self, of: "Characteristic") -> models.Field:
        """The field by whose rules a value is right, and filled in."""
        raise NotImplementedError

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """A value as it is kept. Raises ValidationError in words the user understands."""
        if value in (None, ""):
            return None
        if not isinstance(value, self.accepts) or (isinstance(value, bool) and bool not in self.accepts):
            raise ValidationError(self.wanted)
        if isinstance(value, str) and not _is_writable(value):
            raise ValidationError(_("There is a character in it that is no text."))
        cleaned = self.field(of).clean(value, None)
        return None if cleaned == "" else cleaned

    def read(self, of: "Characteristic", text: str) -> Any:
        """A value as people write it: the cell of a file, what new records begin with. Raises ValidationError."""
        return self.clean(of, reader_of(self.field(of))(text))

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """A value in words."""
        return text_of(value)


class Text(Type):
    """A line of text."""

    def field(self, of: "Characteristic") -> models.Field:
        """Not longer than its key for comparison."""
        return models.CharField(**_named(of), max_length=200)


class LongText(Type):
    """Text of several lines."""

    icon = "align-left"

    def field(self, of: "Characteristic") -> models.Field:
        """As long as notes."""
        return models.TextField(**_named(of), max_length=20_000)


class Web(Type):
    """A web address."""

    icon = "world"
    shown_as = "web"

    def field(self, of: "Characteristic") -> models.Field:
        """In its one right form."""
        return WebField(**_named(of))


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
        return models.DecimalField(**_named(of), max_digits=DIGITS, decimal_places=self.decimals)

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
        return models.DateField(**_named(of))


class YesNo(Type):
    """Yes, no, or not known."""

    icon = "checkbox"
    column = "flag"
    accepts = (bool,)
    wanted = gettext_lazy("Choose yes or no.")
    shown_as = "bool"

    def field(self, of: "Characteristic") -> models.Field:
        """Nothing is not no."""
        return models.BooleanField(**_named(of))


class Choice(Type):
    """One of a list."""

    icon = "list"
    column = "choice"
    shown_as = "choice"

    @property
    def attribute(self) -> str:
        """The number of the choice."""
        return f"{self.column}_id"

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """The number of one of the choices, which may be told by its name."""
        if value in (None, ""):
            return None
        found = of.choice_called(_number_in(value))
        if found is None:
            told = {"value": str(value)[:80]}
            raise ValidationError(_("There is no such choice: %(value)s."), params=told)
        return found.pk

    def read(self, of: "Characteristic", text: str) -> Any:
        """By its name."""
        return self.clean(of, _name_in(of, text))

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """Its name."""
        return next((choice.name for choice in of.known_choices if choice.pk == value), names.get(value, f"#{value}"))


class Choices(Choice):
    """Several of a list."""

    icon = "list-check"
    shown_as = "tags"
    is_many = True

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """The numbers of the choices, in the order of the list."""
        given = value if isinstance(value, list | tuple) else [value]
        numbers = {super(Choices, self).clean(of, each) for each in given} - {None}
        return tuple(choice.pk for choice in of.known_choices if choice.pk in numbers) or None

    def read(self, of: "Characteristic", text: str) -> Any:
        """By their names, between semicolons or commas."""
        names = [text] if text in of else [part.strip() for part in text.split(";" if ";" in text else ",")]
        return self.clean(of, [_name_in(of, name) for name in names if name])


class Link(Type):
    """Another row: an employee; or, as modules add, a record of theirs. Its column has its name."""

    shown_as = "reference"

    def __init__(self, name: str, label: str | Promise, icon: str) -> None:
        super().__init__(name, label)
        self.column, self.icon = name, icon  # type: ignore[misc]

    @property
    def attribute(self) -> str:
        """The number of the other row."""
        return f"{self.column}_id"

    def model(self, of: "Characteristic") -> Any:
        """Which rows."""
        return of.values_model._meta.get_field(self.column).related_model

    def field(self, of: "Characteristic") -> models.Field:
        """The column's own, under the name of the characteristic."""
        field: models.ForeignKey[Any, Any] = copy(of.values_model._meta.get_field(self.column))
        field.verbose_name, field.blank, field.help_text = of.name, not of.is_required, of.help
        return field

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """The number of a row that the actor sees."""
        number = value.pk if isinstance(value, models.Model) else _number_in(value)
        if number in (None, ""):
            return None
        known = self.model(of)._default_manager
        is_number = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**63
        if not is_number or not known.filter(pk=number).exists():
            told = {"value": str(number)[:80]}
            raise ValidationError(_("There is no record %(value)s, or you do not see it."), params=told)
        return number

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """Its caption."""
        return names.get(value, "")


def _name_in(of: "Characteristic", text: str) -> str:
    """The name, if it is one of the choices. Raises ValidationError with those there are."""
    if text in of:
        return text
    named = ", ".join(choice.name for choice in of.known_choices if not choice.is_retired)
    raise ValidationError(_("“%(text)s” is none of: %(choices)s."), params={"text": text, "choices": named})


def _number_in(value: Any) -> Any:
    """The number of what the API gives with its caption."""
    return value.get("id") if isinstance(value, dict) else value


def _is_writable(text: str) -> bool:
    """Whether the database takes it: all but the null character and halves of characters."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def yes_no_choices(nothing: str) -> list[tuple[str, str]]:
    """Yes, no, or what nothing is called."""
    return [("", nothing), ("True", _("yes")), ("False", _("no"))]


def plain(value: float) -> float | int:
    """A number without a fraction that is none."""
    return int(value) if value == int(value) else value


def _named(of: "Characteristic") -> dict[str, Any]:
    return {
        "verbose_name": of.name, "help_text": of.help, "blank": not of.is_required, "null": not of.is_required,
    }  # fmt: skip


TYPES: dict[str, Type] = {
    each.name: each
    for each in (
        Text("text", gettext_lazy("text field")),
        LongText("long_text", gettext_lazy("long text field")),
        Number("number", gettext_lazy("number field")),
        Money("money", gettext_lazy("field for an amount")),
        Day("date", gettext_lazy("date field")),
        YesNo("yes_no", gettext_lazy("yes-or-no field")),
        Choice("choice", gettext_lazy("choice from a list")),
        Choices("choices", gettext_lazy("several choices from a list")),
        Web("url", gettext_lazy("web address field")),
        Link("employee", gettext_lazy("employee field"), "user"),
    )
}


def add_type(new: Type) -> None:
    """From here on there is one more type; each table of values that can hold it has a column of its name."""
    TYPES[new.name] = new


def type_choices() -> list[tuple[str, str]]:
    """The types, for a field."""
    return [(each.name, capfirst(str(each.label))) for each in TYPES.values()]
