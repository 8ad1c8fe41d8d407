"""Types whose values are chosen: of a list of words, of the rows of a table."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from liant.kernel.characteristics.types.base import Names, Type

if TYPE_CHECKING:
    from liant.kernel.characteristics.models import Characteristic


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
        found = of.choice_called(value)
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
        number = value.pk if isinstance(value, models.Model) else value
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
