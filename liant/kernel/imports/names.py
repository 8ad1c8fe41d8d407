"""References by name: an owner, a unit, a category as a file calls them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee
from liant.kernel.text import fold

# Every name that one may call a row by.
NamesOf = Callable[[Any], Iterable[str]]


def own_name(row: Any) -> Iterable[str]:
    """What the row calls itself."""
    return (str(row),)


def names_of_employee(employee: Employee) -> Iterable[str]:
    """Both orders of the name, and the e-mail address."""
    both = (f"{employee.given_name} {employee.family_name}", f"{employee.family_name} {employee.given_name}")
    return (*both, employee.email) if employee.email else both


def names_in_tree(row: Any) -> Iterable[str]:
    """Its name, and for namesakes the way to it from above: "Hotels / Spa"."""
    return (str(row), f"{row.parent} / {row}") if row.parent else (str(row),)


class Names:
    """The rows of a reference table by their names, without case and accents. Reads the table once."""

    def __init__(self, model: type[models.Model], names_of: NamesOf) -> None:
        self._kinds = str(model._meta.verbose_name_plural)
        self._ids: dict[str, set[int]] = defaultdict(set)
        for row in model._default_manager.all():
            for name in names_of(row):
                self._ids[fold(name)].add(row.pk)

    def __contains__(self, text: str) -> bool:
        return fold(text) in self._ids

    def numbers(self, text: str) -> set[int]:
        """The numbers of all that are called so."""
        return set(self._ids.get(fold(text), ()))

    def find(self, text: str) -> int:
        """The number of the row called so. Raises ValidationError when there is none, or more than one."""
        found = self.numbers(text)
        if not found:
            message = _("“%(text)s” is not among the %(kinds)s. Correct it, or have it entered there first.")
            raise ValidationError(message, params={"text": text, "kinds": self._kinds})
        if len(found) > 1:
            raise self.several(text)
        return next(iter(found))

    def several(self, text: str) -> ValidationError:
        """What is said of a name that more than one has."""
        message = _("“%(text)s” may be one of several %(kinds)s.")
        return ValidationError(message, params={"text": text, "kinds": self._kinds})

    def find_all(self, text: str) -> list[int]:
        """The numbers of the rows called so, between semicolons or commas, each once. Raises as `find` does."""
        if text in self:
            return [self.find(text)]
        separator = ";" if ";" in text else ","
        return list(dict.fromkeys(self.find(name) for part in text.split(separator) if (name := part.strip())))
