"""Records opened last, and those that one keeps at hand: where one goes back to."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Listed
from liant.kernel.entity.models import Visit
from liant.kernel.entity.registry import entity_named
from liant.kernel.pictures.reading import pictured

KEPT, FAVOURITES = 8, 50
NOTE = """
    INSERT INTO entity_visit (employee_id, entity, record_id, at, is_favourite) VALUES (%s, %s, %s, now(), false)
    ON CONFLICT (employee_id, entity, record_id) DO UPDATE SET at = now() RETURNING is_favourite"""


def remember(record: Listed, *, by: Actor) -> bool:
    """Note that the actor opened a record; whether it is one of the actor's favourites."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [by.pk, record.entity_name(), record.pk])
        return bool(cursor.fetchone()[0])


def keep_at_hand(record: Listed, *, is_favourite: bool, by: Actor) -> None:
    """Make a record a favourite of the actor's, or none any more."""
    remember(record, by=by)
    Visit.objects.filter(entity=record.entity_name(), record_id=record.pk).update(is_favourite=is_favourite)


def visited() -> list[Any]:
    """The records that the actor opened last and still sees, latest first."""
    places = Visit.objects.order_by("-at").values_list("entity", "record_id")
    return _records(places[: 2 * KEPT])[:KEPT]


def favourites() -> list[Any]:
    """The actor's favourites, as far as they are still seen, those opened last first."""
    places = Visit.objects.filter(is_favourite=True).order_by("-at").values_list("entity", "record_id")
    return _records(places[:FAVOURITES])


def _records(asked: Iterable[tuple[str, int]]) -> list[Any]:
    places = list(asked)
    found: dict[tuple[str, int], Any] = {}
    for name in {name for name, _number in places}:
        if entity := entity_named(name):
            numbers = [number for other, number in places if other == name]
            records = pictured(entity.model._default_manager.filter(pk__in=numbers).defer("search"))
            found |= {(name, record.pk): record for record in records}
    return [found[place] for place in places if place in found]
