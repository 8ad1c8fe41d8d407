"""The types of characteristics: how a value of each is kept, filled in, checked and told."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from liant.kernel.characteristics.types.base import Names, Type
from liant.kernel.characteristics.types.chosen import Choice, Choices, Link
from liant.kernel.characteristics.types.typed import (
    DIGITS,
    Day,
    LongText,
    Money,
    Number,
    Text,
    Web,
    YesNo,
    plain,
    yes_no_choices,
)

__all__ = [
    "DIGITS",
    "TYPES",
    "Choice",
    "Choices",
    "Day",
    "Link",
    "LongText",
    "Money",
    "Names",
    "Number",
    "Text",
    "Type",
    "Web",
    "YesNo",
    "add_type",
    "plain",
    "type_choices",
    "yes_no_choices",
]

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
