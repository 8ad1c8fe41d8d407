"""Saved views: what a list shows and how, kept under a name, for oneself or for a unit (GEN-02)."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.models import Shared, Unit
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import PICKED
from liant.kernel.entity.models import OpeningView, SavedView
from liant.kernel.entity.showing.periods import DAY

# The view that a list's URL comes from, and no view at all.
VIEW, NONE = "view", "all"
# What tells where one is in a list, not what it shows.
PASSING = (VIEW, PICKED, DAY, "after", "before", "count")


def views_of(entity: Entity) -> QuerySet[Any]:
    """The views of an entity that the actor may use, each with whether the list opens with it (`is_opening`)."""
    opening = OpeningView.objects.filter(view=OuterRef("pk"))
    return SavedView.objects.filter(entity=entity.name).annotate(is_opening=Exists(opening)).order_by("name", "id")


def sharable_units(actor: Actor) -> QuerySet[Unit]:
    """The units with which the actor may share a view."""
    if "change" in allowed_actions(Unit):
        return Unit.objects.all()
    own = Unit.objects.filter(posts__in=actor.posts.in_force()) | Unit.objects.filter(manager=actor)
    return Unit.objects.filter(pk__in=own.values("pk"))


def kept_parameters(parameters: QueryDict) -> str:
    """What of a list's parameters a view keeps, in one form: two lists that show the same keep the same."""
    query = QueryDict(mutable=True)
    for name, values in sorted(parameters.lists()):
        if name not in PASSING:
            query.setlist(name, [value for value in values if value])
    return query.urlencode()


def url_of(entity: Entity, view: SavedView) -> str:
    """The list as a view shows it."""
    return f"{entity.list_url}?{VIEW}={view.pk}{'&' if view.parameters else ''}{view.parameters}"


def save_view(view: SavedView, *, opens: bool, by: Actor) -> SavedView:
    """Keep a view as it is now, as far as the actor may; with `opens` the actor's list opens with it from now on."""
    if may_mend(view, by=by):
        view.save()
    if opens:
        OpeningView.objects.update_or_create(employee=by, entity=view.entity, defaults={"view": view})
    else:
        OpeningView.objects.filter(view=view).delete()
    return view


def may_mend(shared: Shared, *, by: Actor) -> bool:
    """Whether the actor may change or delete it: one's own, and what is shared for who may change the chart."""
    return shared.employee_id == by.pk or (shared.unit_id is not None and "change" in allowed_actions(Unit))


def started(entity: Entity, parameters: QueryDict, *, by: Actor) -> SavedView:
    """A view of the actor's that is not saved yet."""
    return SavedView(employee=by, entity=entity.name, parameters=kept_parameters(parameters))
