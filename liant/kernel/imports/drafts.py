"""A row on its way: what its cells said, what became of it, what is wrong with it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liant.kernel.access.models import Listed, Protected

if TYPE_CHECKING:
    from liant.kernel.imports.links import Link
    from liant.kernel.imports.plan import Column
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


@dataclass(frozen=True, slots=True)
class Difference:
    """What a row changes: the field, and the values before and after, as kept."""

    field: Any
    label: str
    before: Any
    after: Any


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
    # What columns say that is meant for several parts at once: by what it is about.
    shared: dict[Any, Values] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # The columns that it leaves empty.
    blanks: "list[Column]" = field(default_factory=list)
    # The record that it changes, and what of it; a new one, when there is none.
    found: int | None = None
    record: Listed | None = None
    differences: list[Difference] = field(default_factory=list)
    # By decision: whether it only fills what its record lacks, whether it is left out, which row takes it in.
    fills: bool = False
    is_left_out: bool = False
    into: int | None = None

    @property
    def outcome(self) -> str:
        """What it does: "faulty", "left_out", or it leaves a record created, changed, unchanged."""
        if self.problems:
            return "faulty"
        if self.is_left_out:
            return "left_out"
        if self.found is None:
            return "created"
        return "changed" if self.differences else "unchanged"

    def part(self, slot: "Slot") -> Values:
        """The values of the one part in this slot."""
        return self.parts.setdefault(slot, [{}])[0]

    def shared_by(self, subject: Any) -> Values:
        """What the row says of all parts of a subject, also in columns still to come."""
        return self.shared.setdefault(subject, {})

    def take_in(self, other: "Draft") -> None:
        """Add what another row says of the same record and this one does not."""
        self.implied = self.implied or other.implied
        self.values = other.values | self.values
        self.parts = other.parts | self.parts
        self.links = other.links | self.links

    def refuse(self, column: str, value: str, message: str) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(self.number, column, value[:VALUE_SHOWN], message))


@dataclass(slots=True)
class Candidate:
    """A valid row: the record with its parts, and other records that have to be made for it.

    Of a record that is there: the attributes that change, its parts that change with theirs, and those that go.
    """

    record: Listed
    parts: list[Protected]
    companions: list[Listed]
    is_new: bool = True
    changed: frozenset[str] = frozenset()
    changed_parts: list[tuple[Protected, frozenset[str]]] = field(default_factory=list)
    gone: list[Protected] = field(default_factory=list)
