"""What connects contacts, whatever table keeps it: in one form, asked for with one query."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from liant.modules.contacts.models import Association, Contact, Position, Relation
from liant.modules.contacts.models.held import held

RELATION, BRANCH, POSITION, ASSOCIATE = "relation", "branch", "position", "associate"
# The nearest first, where there are more than are shown.
NEARNESS = (RELATION, BRANCH, POSITION, ASSOCIATE)


class Edge(NamedTuple):
    """`source` is something to `target`: by a type of relations, or a function, with this number, or by a title."""

    kind: str
    source: int
    target: int
    by: int | None
    title: str


def edges_around(numbers: Collection[int], most: int) -> list[Edge]:
    """What connects these contacts to any others today, `most` of each kind."""
    return _asked(lambda one, other: Q(**{f"{one}__in": numbers}) | Q(**{f"{other}__in": numbers}), most)


def edges_within(numbers: Collection[int], most: int) -> list[Edge]:
    """What connects these contacts with each other today, `most` of each kind."""
    return _asked(lambda one, other: Q(**{f"{one}__in": numbers}) & Q(**{f"{other}__in": numbers}), most)


def _asked(ends: Any, most: int) -> list[Edge]:
    parts = (
        (RELATION, Relation, "contact", "other", F("type"), Value(""), held()),
        (BRANCH, Contact, "id", "account", None, Value(""), Q(account__isnull=False)),
        (POSITION, Position, "person", "account", F("function"), F("title"), held()),
        (ASSOCIATE, Association, "associate", "customer", None, Value(""), held()),
    )
    found = [
        _rows(model.objects.filter(ends(one, other), holds), kind, one, other, by, title, most)
        for kind, model, one, other, by, title, holds in parts
    ]
    return [Edge(*row) for row in found[0].union(*found[1:], all=True)]


def _rows(rows: QuerySet[Any], kind: str, one: str, other: str, by: Any, title: Any, most: int) -> Any:
    text, number = CharField(), BigIntegerField()
    columns = (
        Cast(Value(kind), text),
        Cast(F(one), number),
        Cast(F(other), number),
        Cast(by or Value(None), number),
        Cast(title, text),
    )
    named = {f"column_{place}": column for place, column in enumerate(columns)}
    return rows.order_by("id").annotate(**named).values_list(*named)[:most]
