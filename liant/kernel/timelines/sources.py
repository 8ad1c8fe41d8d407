"""Where a timeline's entries come from: a room declares a source for records of another one, which need not know it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet

# The alias under which the rows of a strand have their time.
MOMENT = "moment"


@dataclass
class Entry:
    """One thing that happened, or will: `about` is the number of the record whose timeline it is on.

    `text` is what was said or came of it, `who` of us did it, `state` a word like planned with its `tone`;
    `with_whom` names the record, where it is on the timeline of another.
    """

    at: datetime
    about: int
    title: str
    url: str | None = None
    text: str = ""
    who: str = ""
    state: str = ""
    tone: str = "gray"
    icon: str = ""
    label: str = ""
    with_whom: str = ""
    with_url: str | None = None


class Source:
    """Entries of one kind. Subclasses say which rows they are, and turn the few that are shown into words."""

    name: ClassVar[str]
    label: ClassVar[Any]
    icon: ClassVar[str]

    def __init__(self, model: type[Model]) -> None:
        """For timelines of records of this model."""
        self.model = model

    def is_open(self) -> bool:
        """Whether the actor may see any at all."""
        return True

    def kinds(self) -> Iterable[tuple[str, str]]:
        """Finer kinds by which one may narrow, as value and label."""
        return ()

    def strands(self, numbers: Sequence[int], kind: str) -> Iterable[QuerySet[Any]]:
        """Their rows at these records, of one of the kinds when it is not empty, each with its `moment`.

        Several where one query would have to choose between indexes; a row may be in more than one.
        """
        raise NotImplementedError

    def entries(self, rows: Sequence[int], numbers: Sequence[int]) -> dict[int, Entry]:
        """The entries of these rows by their numbers, told as being about one of the records; few queries for all."""
        raise NotImplementedError


Declared = TypeVar("Declared", bound=type[Source])
_sources: dict[type[Model], list[type[Source]]] = defaultdict(list)


def source_of(model: type[Model]) -> Callable[[Declared], Declared]:
    """Class decorator: timelines of records of this model, or kind of models, have the source's entries, too."""

    def add(declared: Declared) -> Declared:
        _sources[model].append(declared)
        return declared

    return add


def sources_of(model: type[Model]) -> list[Source]:
    """The sources of a model's timelines that are open to the actor."""
    made = (source(model) for kind in model.__mro__ for source in _sources.get(kind, ()))
    return [source for source in made if source.is_open()]
