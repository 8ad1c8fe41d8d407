"""How a room declares its stages and its life cycles; a subclass names model, slug, and the parts of the latter."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.verbs import Verb
from liant.kernel.entity.views.edit import ONLY
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.lifecycle.steps import open_steps
from liant.kernel.lifecycle.topology import cycle_of, goers_of, known, stage_model

STEP = ("source", "target", "name", "taken_by", "role", "is_automatic")


class StageEntity(Entity):
    """Few, chosen from a list that is shown whole."""

    icon = "flag"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "status", "tone", "position")
    filters = ("status",)
    fields = ((_("Stage"), ("name", "status", "tone", "position")),)


class LifecycleEntity(Entity):
    """Each with its steps."""

    icon = "route"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "first")
    fields = ((_("Life cycle"), ("name", "first")),)


def step_verbs(entity: Entity, record: Staged, actions: frozenset[str]) -> list[Verb]:
    """A button for each step that may be taken; the first stands beside Edit while the record is open."""
    return [
        _verb(entity, record, step, is_primary=record.is_open and number == 0)
        for number, step in enumerate(open_steps(record, actions))
    ]


def offered_stages(record: Staged) -> Any:
    """The stages that its form offers: where it is and where a step leads; before its life cycle is known, all."""
    stages = stage_model(type(record))._default_manager.all()
    cycle = cycle_of(record)
    if cycle is None:
        return stages
    start = record.stage_id or cycle.first
    return stages.filter(pk__in={start, *(step.target_id for step in cycle.onward(start))})


def used_stages(model: type[Staged]) -> QuerySet[Any]:
    """The stages of the life cycles that records have, and those in which there are records all the same."""
    cycles, goers = known(model).cycles, goers_of(model)
    used = cycles if goers is None else {*goers.values_list(model.lifecycle_by[-1], flat=True)}
    usual = {stage for number in used if number in cycles for stage in cycles[number].stages}
    there = Exists(model._default_manager.filter(stage=OuterRef("pk")))
    stages: QuerySet[Any] = stage_model(model)._default_manager.filter(Q(pk__in=usual) | there)
    return stages


def _verb(entity: Entity, record: Staged, step: Any, *, is_primary: bool) -> Verb:
    """Where something must be told before, its button asks for that."""
    icon = "arrow-right" if known(type(record)).stages[step.target_id].status == record.open_status else "check"
    missing = record.missing_at(step.target_id)
    if not missing:
        url = reverse("lifecycle:take", args=[entity.slug, record.pk, step.target_id])
        return Verb(step.label, icon, url, is_primary=is_primary)
    asked = urlencode({"stage": step.target_id, ONLY: ["stage", *missing]}, doseq=True)
    return Verb(step.label, icon, f"{entity.url(record.pk)}edit/?{asked}", is_primary=is_primary, opens="modal")
