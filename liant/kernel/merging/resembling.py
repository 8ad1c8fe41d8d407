"""What is being entered looks like what is there: rooms say how their records are compared (CON-20)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from liant.kernel.entity.entity import Entity


@dataclass(frozen=True)
class Resemblance:
    """A record that the actor sees and that is perhaps the same; `score` from 0 to 100, `reasons` in words."""

    record: Any
    score: int
    reasons: tuple[str, ...]


# What is compared: the fields and the parts of a record as commands take them, and its number when it has one.
Finder = Callable[[dict[str, Any], dict[str, list[dict[str, Any]]], int | None], list[Resemblance]]
Found = TypeVar("Found", bound=Finder)
_finders: dict[type[Any], Finder] = {}


class DuplicatesError(Exception):
    """What shall be made is perhaps there already."""

    def __init__(self, entity: Entity, found: list[Resemblance]) -> None:
        super().__init__()
        self.entity, self.found = entity, found

    def told(self) -> list[dict[str, Any]]:
        """The records, for programs."""
        return [told(each) for each in self.found]


def finder_of(model: type[Any]) -> Callable[[Found], Found]:
    """Decorator: this function finds what resembles a record of this model."""

    def remember(function: Found) -> Found:
        _finders[model] = function
        return function

    return remember


@dataclass(frozen=True)
class Alike:
    """The new record of a row is perhaps a `record` that the actor sees, or the one of an `earlier` row."""

    row: int
    record: int | None
    earlier: int | None
    score: int
    reasons: tuple[str, ...]


class Comparison(Protocol):
    """Compares the new records of a file, thousands of them, with those there are and with one another."""

    def add(self, row: int, record: Any, parts: Iterable[Any]) -> None:
        """Take in the new record of a row; nothing is asked yet."""

    def conclude(self) -> Iterator[Alike]:
        """What each row resembles most, a record that is there before an earlier row; for some rows nothing."""


_comparisons: dict[type[Any], Callable[[], Comparison]] = {}
Comparing = TypeVar("Comparing", bound=Callable[[], Comparison])


def comparison_of(model: type[Any]) -> Callable[[Comparing], Comparing]:
    """Decorator: by this class the new records of this model in a file are compared."""

    def remember(comparing: Comparing) -> Comparing:
        _comparisons[model] = comparing
        return comparing

    return remember


def comparison(model: type[Any]) -> Comparison | None:
    """A comparison of new records, if there is one for their model."""
    return _comparisons[model]() if model in _comparisons else None


def is_compared(entity: Entity) -> bool:
    """Whether its records are compared with those there are."""
    return entity.model in _finders


def resembling(
    entity: Entity, values: dict[str, Any], parts: dict[str, list[dict[str, Any]]], number: int | None = None
) -> list[Resemblance]:
    """The records that resemble this one most, best first."""
    return _finders[entity.model](values, parts, number) if is_compared(entity) else []


def require_new(entity: Entity, values: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    """Raises DuplicatesError when it is perhaps there already."""
    if found := resembling(entity, values, parts):
        raise DuplicatesError(entity, found)


def told(resemblance: Resemblance) -> dict[str, Any]:
    """A resemblance as the API gives it."""
    record = resemblance.record
    return {"id": record.pk, "caption": str(record), "score": resemblance.score, "reasons": list(resemblance.reasons)}
