"""A record kept at hand, or not any more."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door, record_at
from liant.kernel.entity.visits import keep_at_hand


@require_POST
@door
def favourite_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponse:
    """Make a record one of one's favourites; with `off` none."""
    keep_at_hand(record_at(entity, number), is_favourite="off" not in request.POST, by=request.actor)
    return redirect(entity.url(number))
