"""The nodes of a condition: each narrows records, and tells itself in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liant.kernel.criteria.counted import CountOf
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.properties import Property, Relation
from liant.kernel.criteria.references import is_seen_from


class Node:
    """A condition on records."""

    def q(self) -> Q:
        """The condition, for `filter`."""
        raise NotImplementedError

    def text(self) -> str:
        """The condition in words."""
        raise NotImplementedError

    @property
    def is_steady(self) -> bool:
        """Whether it finds the same whoever asks and whenever, as long as the record and its parts stay the same."""
        raise NotImplementedError


@dataclass(frozen=True)
class Group(Node):
    """All of these, or any of them. An empty one lets every record through."""

    word: str
    nodes: Sequence[Node]

    WORDS: ClassVar[tuple[str, ...]] = ("all", "any")

    def q(self) -> Q:
        """Joined."""
        found = Q()
        for node in self.nodes:
            found = found & node.q() if self.word == "all" else found | node.q()
        return found

    def text(self) -> str:
        """Joined by "and" or "or"; a group within a group in brackets."""
        word = pgettext("of conditions", " and ") if self.word == "all" else pgettext("of conditions", " or ")
        return word.join(_in_brackets(node) for node in self.nodes)

    @property
    def is_steady(self) -> bool:
        """When each is."""
        return all(node.is_steady for node in self.nodes)


@dataclass(frozen=True)
class Not(Node):
    """Whatever another condition does not find."""

    node: Node

    def q(self) -> Q:
        """The contrary."""
        return ~self.node.q()

    def text(self) -> str:
        """In brackets."""
        return _("not (%(condition)s)") % {"condition": self.node.text()}

    @property
    def is_steady(self) -> bool:
        """When the other is."""
        return self.node.is_steady


@dataclass(frozen=True)
class Condition(Node):
    """A field, an operator and a value."""

    asked: Property
    operator: Operator
    value: Any

    def q(self) -> Q:
        """By the kind of the field."""
        found = self.asked.q(self.operator.denies or self.operator.name, self.value)
        return ~found if self.operator.denies else found

    def text(self) -> str:
        """As in "city is Cluj-Napoca"."""
        words = (self.asked.told, str(self.operator.label), self.operator.takes.text(self.asked.kind, self.value))
        return " ".join(filter(None, words))

    @property
    def is_steady(self) -> bool:
        """Unless it looks from today, or from who asks."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        is_fixed = self.asked.is_steady and not self.operator.is_relative
        return is_fixed and not any(is_seen_from(value) for value in values)


@dataclass(frozen=True)
class Related(Node):
    """Some, none or so many related records that fit a condition of their own, within a window of time."""

    relation: Relation
    quantity: str
    number: int
    where: Node
    window: Condition | None

    QUANTITIES: ClassVar[tuple[str, ...]] = ("some", "none", "at_least", "at_most")

    def q(self) -> Q:
        """By EXISTS, or by counting."""
        if self.quantity in ("some", "none"):
            found = Q()
            for link in self.relation.links:
                found |= Q(Exists(self._records(link)))
            return found if self.quantity == "some" else ~found
        compare = GreaterThanOrEqual if self.quantity == "at_least" else LessThanOrEqual
        # What belongs to it by two links counts once.
        counts = [
            CountOf(self._records(link).exclude(self._linked(self.relation.links[:number])).values("pk"))
            for number, link in enumerate(self.relation.links)
        ]
        return Q(compare(sum(counts, Value(0)), self.number))

    def text(self) -> str:
        """As in "without activities of which: type is meeting"."""
        words = {"records": self.relation.label.lower(), "number": self.number}
        told = {
            "some": _("with %(records)s"),
            "none": _("without %(records)s"),
            "at_least": _("with at least %(number)d of: %(records)s"),
            "at_most": _("with at most %(number)d of: %(records)s"),
        }[self.quantity] % words
        asked = pgettext("of conditions", " and ").join(filter(None, (self._told_window(), self._told_where())))
        return f"{told} ({asked})" if asked else told

    @property
    def is_steady(self) -> bool:
        """Never: related records change by themselves."""
        return False

    def _records(self, link: str) -> Any:
        records = self.relation.model._default_manager.order_by().filter(self.where.q())
        if self.window is not None:
            records = records.filter(self.window.q())
        return records.filter(self._linked((link,)))

    def _linked(self, links: tuple[str, ...]) -> Q:
        found = Q()
        for link in links:
            found |= Q(**{link: OuterRef(self.relation.outer)})
        return found

    def _told_window(self) -> str:
        return self.window.text() if self.window else ""

    def _told_where(self) -> str:
        return self.where.text()


def _in_brackets(node: Node) -> str:
    return f"({node.text()})" if isinstance(node, Group) and len(node.nodes) > 1 else node.text()
