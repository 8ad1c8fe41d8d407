"""Which steps there are, as each process remembers them: they are few, and asked for with every record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models

from liant.kernel.access.editions import Remembered


@dataclass(frozen=True)
class Cycle:
    """A life cycle: the stage in which records begin, and its steps."""

    first: int
    steps: tuple[Any, ...]

    @property
    def stages(self) -> frozenset[int]:
        """The numbers of the stages that a record with it may be in."""
        ends = (stage for step in self.steps for stage in (step.source_id, step.target_id))
        return frozenset({self.first, *ends})

    def onward(self, stage: int | None) -> list[Any]:
        """The steps that lead on from a stage."""
        return [step for step in self.steps if step.source_id == stage]


@dataclass(frozen=True)
class Known:
    """The stages of a kind of records by number, in their order, and its life cycles by number."""

    stages: dict[int, Any]
    cycles: dict[int, Cycle]


_of_model: dict[type[models.Model], Remembered[Known]] = {}


def known(model: type[models.Model]) -> Known:
    """What there is for records of a model; nothing while nobody has entered."""
    remembered = _of_model.setdefault(model, Remembered(partial(_load, model)))
    return remembered() or Known({}, {})


def cycle_of(record: Any) -> Cycle | None:
    """The life cycle of a record; None while what it follows from is missing."""
    number = record
    *links, last = type(record).lifecycle_by
    for link in links:
        if getattr(number, f"{link}_id") is None:
            return None
        number = getattr(number, link)
    return known(type(record)).cycles.get(getattr(number, f"{last}_id"))


def stage_model(model: type[models.Model]) -> Any:
    """The table of its stages."""
    return model._meta.get_field("stage").related_model


def lifecycle_model(model: type[models.Model]) -> Any:
    """The table of its life cycles."""
    return led_to(model, model.lifecycle_by)  # type: ignore[attr-defined]


def led_to(model: Any, links: Iterable[str]) -> Any:
    """The model to which these foreign keys lead, one after the other."""
    for link in links:
        model = model._meta.get_field(link).related_model
    return model


def goers_of(model: type[models.Model]) -> Any:
    """The rows that say which life cycle a record has, as types do; None where each record says it itself."""
    found = led_to(model, model.lifecycle_by[:-1])  # type: ignore[attr-defined]
    return None if found is model else found._default_manager


def step_model(model: type[models.Model]) -> Any:
    """The table of their steps."""
    return lifecycle_model(model)._meta.get_field("steps").related_model


def _load(model: type[models.Model]) -> Known:
    stages = {stage.pk: stage for stage in stage_model(model)._default_manager.defer("search")}
    steps: dict[int, list[Any]] = defaultdict(list)
    for step in step_model(model)._default_manager.all():
        # Their buttons are called by these.
        step.target = stages[step.target_id]
        steps[step.lifecycle_id].append(step)
    firsts = lifecycle_model(model)._default_manager.values_list("pk", "first")
    return Known(stages, {number: Cycle(first, tuple(steps[number])) for number, first in firsts})
