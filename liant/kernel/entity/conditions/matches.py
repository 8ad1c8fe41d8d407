"""What fits a condition that somebody is making: how many, and the first of them."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from liant.kernel.access.models import Listed
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.reading import read
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.counting import Count, count

SHOWN = 5


class Matches:
    """The records that fit a tree; nothing while it is not complete."""

    def __init__(self, model: type[Listed], tree: Any) -> None:
        self._model = model
        self._tree = tree

    @cached_property
    def node(self) -> Node | None:
        """The condition, when it can be read and asks for anything."""
        try:
            node = read(self._model, self._tree)
        except ValidationError:
            return None
        return node if node.q() else None

    @property
    def text(self) -> str:
        """The condition in words."""
        return self.node.text() if self.node else ""

    @cached_property
    def count(self) -> Count | None:
        """How many there are that the actor sees."""
        return count(self._records) if self.node else None

    @property
    def first(self) -> list[tuple[str, str | None]]:
        """The first of them by name, each with its page."""
        if not self.node:
            return []
        found = self._records.order_by("sort_key", "id").defer("search")[:SHOWN]
        return [(str(record), record_url(self._model, record.pk)) for record in found]

    @property
    def _records(self) -> Any:
        assert self.node is not None
        return self._model._default_manager.filter(self.node.q())
