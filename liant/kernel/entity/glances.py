"""What rooms add to what is told at a glance at a record's page (CON-17)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Model

from liant.kernel.entity.offers import Fact

Added = TypeVar("Added", bound=Callable[[Any], Iterable[Fact]])
_added: dict[type[Model], list[Callable[[Any], Iterable[Fact]]]] = defaultdict(list)


def glance_of(model: type[Model]) -> Callable[[Added], Added]:
    """Decorator: the function's facts are told at the records of this model, in the order in which rooms add them."""

    def add(facts: Added) -> Added:
        _added[model].append(facts)
        return facts

    return add


def facts_about(record: Any) -> list[Fact]:
    """What rooms tell of a record, as far as the actor sees it."""
    return [fact for facts in _added[type(record)] for fact in facts(record)]
