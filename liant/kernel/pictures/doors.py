"""Who may change the picture of a record, and which one."""

from typing import Any

from django.http import Http404

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import actions_on, record_at, require
from liant.kernel.pictures.reading import can_set_picture, shown_pictures


def changeable(entity: Entity, number: int) -> Any:
    """A record whose picture the actor may change.

    Raises Http404 where the actor sees no such record, or no pictures; PermissionDenied.
    """
    record, actions = record_at(entity, number), frozenset[str]()
    if shown_pictures(entity.model) is None:
        raise Http404
    if can_set_picture(entity.model):
        actions = actions_on(record)
    require("change", actions)
    return record
