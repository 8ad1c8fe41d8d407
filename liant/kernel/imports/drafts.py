"""A row on its way: what its cells said, what became of it, what is wrong with it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liant.kernel.access.models import Listed, Protected

if TYPE_CHECKING:
    from liant.kernel.imports.links import Link
    from liant.kernel.imports.slots import Slot

Values = dict[str, Any]

# Enough of a value to recognise it by.
VALUE_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one row: under which header, with which value, in words that help to correct it."""

    row: int
    column: str
    value: str
    message: str


@dataclass(slots=True)
class Draft:
    """A row's values, cleaned one by one and sorted by where they belong; all under the names of model attributes."""

    number: int
    cells: list[str]
    # The kind that follows from what is filled in.
    implied: str = ""
    # What it is a part of, as the file calls it.
    parent: str = ""
    values: Values = field(default_factory=dict)
    parts: "dict[Slot, list[Values]]" = field(default_factory=dict)
    links: "dict[Link, Values]" = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def part(self, slot: "Slot") -> Values:
        """The values of the one part in this slot."""
        return self.parts.setdefault(slot, [{}])[0]

    def refuse(self, column: str, value: str, message: str) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(self.number, column, value[:VALUE_SHOWN], message))


@dataclass(slots=True)
class Candidate:
    """A valid row: the record with its parts, and other records that have to be made for it."""

    record: Listed
    parts: list[Protected]
    companions: list[Listed]
