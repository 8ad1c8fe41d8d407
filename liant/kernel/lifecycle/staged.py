"""The record that goes from stage to stage (ACT-04, ACT-05)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Record
from liant.kernel.lifecycle.topology import Cycle, cycle_of, known


class Staged(Record):
    """A record with a life cycle. A subclass adds `stage` and `status`: what that counts as, kept by the database."""

    # The foreign key to its life cycle, or to what has one, and the name of it there.
    lifecycle_by: ClassVar[tuple[str, ...]] = ("lifecycle",)
    # The status of what is still to be done: to leave it, or to come back to it, needs the right to complete.
    open_status: ClassVar[str]
    # The foreign key to the record of which it is a step on the way.
    above: ClassVar[str] = ""
    # The subclass's fields, and the stage as it was read.
    stage_id: Any
    status: Any
    came_from: int | None = None
    grantable: ClassVar[tuple[str, ...]] = (*Record.grantable, "complete")
    guarded: ClassVar[dict[str, tuple[str, ...]]] = {"assign": ("owner", "unit", "completer")}

    completer = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("completed by"),
        help_text=_("Only this employee completes it. Empty: whoever may."), db_index=False,
    )  # fmt: skip

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Any:
        """Remember the stage from which a step would be taken."""
        made = super().from_db(db, field_names, values, **kwargs)
        made.came_from = made.__dict__.get("stage_id")
        return made

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return bool(self.status == self.open_status)

    def missing_at(self, stage: int) -> list[str]:
        """The names of the fields that must be filled in before it comes to a stage; override."""
        return []

    def clean(self) -> None:
        """Have it begin in the first stage, and count as its stage does. Raises ValidationError where no step leads."""
        super().clean()
        cycle, stages = cycle_of(self), known(type(self)).stages
        if cycle is None:
            return
        start = cycle.first if self._state.adding else self.starts_from
        if self.stage_id is None or (self.stage_id == start and start not in cycle.stages):
            self.stage_id = start if start in cycle.stages else self._alike(cycle)
        elif self.stage_id != start and self.stage_id not in _reached(cycle, start):
            raise ValidationError({"stage": self._leads_elsewhere(cycle, start)})
        self.status = stages[self.stage_id].status

    @property
    def starts_from(self) -> Any:
        """The stage from which it goes on."""
        return self.came_from or self.stage_id

    def _alike(self, cycle: Cycle) -> int:
        """Where it is when it has another life cycle from now on: the first stage of those that count the same."""
        stages = known(type(self)).stages
        ends = (number for number in stages if number in cycle.stages and stages[number].status == self.status)
        return cycle.first if self.is_open else next(ends, cycle.first)

    def _leads_elsewhere(self, cycle: Cycle, start: int) -> str:
        stages = known(type(self)).stages
        names = [str(stages[number]) for number in stages if number in _reached(cycle, start)]
        if not names:
            return _("No step leads on from “%(stage)s”.") % {"stage": stages[start]}
        told = {"stage": stages[start], "next": ", ".join(f"“{name}”" for name in names)}
        return _("From “%(stage)s” the next is %(next)s.") % told


def _reached(cycle: Cycle, stage: int) -> set[int]:
    """Where a step leads to; from a stage of another life cycle, anywhere."""
    if stage not in cycle.stages:
        return {*cycle.stages}
    return {step.target_id for step in cycle.onward(stage)}
