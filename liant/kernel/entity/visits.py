"""Records opened last: where one goes back to."""

from typing import Any

from django.db.models.functions import Now

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Listed
from liant.kernel.entity.models import Visit
from liant.kernel.entity.registry import entity_named

KEPT = 8


def remember(record: Listed, *, by: Actor) -> None:
    """Note that the actor opened a record."""
    visit = Visit(employee=by, entity=record.entity_name(), record_id=record.pk, at=Now())
    Visit.objects.bulk_create(
        [visit], update_conflicts=True, unique_fields=["employee", "entity", "record_id"], update_fields=["at"]
    )


def visited() -> list[Any]:
    """The records that the actor opened last and still sees, latest first."""
    places = list(Visit.objects.order_by("-at").values_list("entity", "record_id")[: 2 * KEPT])
    found: dict[tuple[str, int], Any] = {}
    for name in {name for name, _number in places}:
        if entity := entity_named(name):
            numbers = [number for other, number in places if other == name]
            records = entity.model._default_manager.filter(pk__in=numbers).defer("search")
            found |= {(name, record.pk): record for record in records}
    return [found[place] for place in places if place in found][:KEPT]
