"""What is being entered looks like what is there: rooms say how their records are compared (CON-20)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

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
