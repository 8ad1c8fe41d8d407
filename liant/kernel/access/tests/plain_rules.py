"""The rules of SEC-01 to SEC-05 in plain Python, as an independent judge of what PostgreSQL does. Units, employees and
roles are numbers; days are counted from today; a term is (first day, last day), each None where it is open."""

from dataclasses import dataclass
from functools import cached_property

Term = tuple[int | None, int | None]
SCOPES = ("own", "unit", "below", "division", "all", "group")


@dataclass(frozen=True)
class Post:
    employee: int
    unit: int
    term: Term


@dataclass(frozen=True)
class Placement:
    unit: int
    parent: int | None
    term: Term


@dataclass(frozen=True)
class Assignment:
    employee: int
    role: int
    term: Term


@dataclass(frozen=True)
class Delegation:
    lender: int
    borrower: int
    term: Term
    actions: frozenset[str]
    may_pass_on: bool


@dataclass(frozen=True)
class Row:
    owner: int
    unit: int
    # Of the one target group.
    is_member: bool


@dataclass(frozen=True)
class Company:
    """A chart with what its roles grant and keep back: for each role the scope of an action, the level of a field."""

    divisions: frozenset[int]
    placements: tuple[Placement, ...]
    posts: tuple[Post, ...]
    roles: tuple[dict[str, str], ...]
    limits: tuple[dict[str, str], ...]
    assignments: tuple[Assignment, ...]
    delegations: tuple[Delegation, ...]
    gone: frozenset[int]
    rows: tuple[Row, ...]

    @cached_property
    def employees(self) -> list[int]:
        return sorted({post.employee for post in self.posts})

    def may(self, employee: int, action: str, row: Row, day: int) -> bool:
        return any(
            self._fits(holder, self.roles[role][action], row, day)
            for holder, role in self._rights(employee, action, day)
        )

    def level(self, employee: int, field: str, day: int) -> str | None:
        """How a field is kept from an employee: by every role of theirs, or not at all."""
        seen, written = (
            [self.limits[role].get(field) for _holder, role in self._rights(employee, action, day)]
            for action in ("see", "change")
        )
        if seen and all(level == "hidden" for level in seen):
            return "hidden"
        return "read_only" if written and all(written) else None

    def _rights(self, employee: int, action: str, day: int) -> list[tuple[int, int]]:
        """By whose posts and by which roles an employee may do this."""
        return [
            (holder, held.role)
            for holder in {employee, *self._lenders(employee, action, day, ())}
            for held in self.assignments
            if held.employee == holder and holds(held.term, day) and action in self.roles[held.role]
            if employee not in self.gone and holder not in self.gone
        ]

    def _lenders(self, borrower: int, action: str, day: int, chain: tuple[int, ...]) -> set[int]:
        """Those whose right to an action the borrower has; `chain` are those on to whom it is lent."""
        found: set[int] = set()
        for lent in self.delegations:
            fits = lent.borrower == borrower and holds(lent.term, day) and (not lent.actions or action in lent.actions)
            if fits and (not chain or lent.may_pass_on) and lent.lender not in (*chain, borrower):
                found |= {lent.lender, *self._lenders(lent.lender, action, day, (*chain, borrower))}
        return found

    def _fits(self, holder: int, scope: str, row: Row, day: int) -> bool:
        if scope == "group":
            return row.is_member
        if scope == "all" or row.owner == holder:
            return True
        own = {post.unit for post in self.posts if post.employee == holder and holds(post.term, day)}
        if scope == "division":
            own = {division for unit in own if (division := self._division(unit, day)) is not None}
        above = {row.unit} if scope == "unit" else set(self._above(row.unit, day))
        return scope != "own" and bool(own & above)

    def _division(self, unit: int, day: int) -> int | None:
        return next((above for above in self._above(unit, day) if above in self.divisions), None)

    def _above(self, unit: int, day: int) -> list[int]:
        """The unit and those it is inside of, nearest first."""
        parents = {place.unit: place.parent for place in self.placements if holds(place.term, day)}
        found = [unit]
        while (parent := parents.get(found[-1])) is not None:
            found.append(parent)
        return found


def holds(term: Term, day: int) -> bool:
    first, last = term
    return (first is None or first <= day) and (last is None or day <= last)
