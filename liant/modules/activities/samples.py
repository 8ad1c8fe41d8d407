"""One valid example of each record, for the contract suite and for tests."""

from datetime import UTC, datetime
from typing import Any

from liant.kernel.access.actor import Actor, enter
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.activities.models import Activity, ActivityLifecycle, ActivityStage, ActivityType

MORNING = datetime(2026, 3, 12, 7, 30, tzinfo=UTC)


@sample_of(ActivityType)
def activity_type(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that takes an hour; it belongs to no one."""
    return commands.create(ActivityType, {"name": "Demonstrație", "default_minutes": 60} | values, by=by)


@sample_of(ActivityStage)
def activity_stage(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that counts as planned; no step leads there yet."""
    return commands.create(ActivityStage, {"name": "La client", "tone": "teal"} | values, by=by)


@sample_of(ActivityLifecycle)
def activity_lifecycle(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """From the first stage there is to the first that counts as done."""
    with enter(by.pk):
        first, done = stage_of("planned"), stage_of("done")
    parts = values.pop("parts", {"steps": [{"source": first, "target": done}]})
    return commands.create(ActivityLifecycle, {"name": "Pe scurt", "first": first} | values, parts, by=by)


def stage_of(status: str) -> Any:
    """The first stage that counts so, for who has entered."""
    return ActivityStage.objects.filter(status=status).order_by("pk").first()


@sample_of(Activity)
def activity(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A planned one about nobody, or with another `status`, of the first type there is; without any `by` makes one."""
    parts = values.pop("parts", {})
    with enter(by.pk):
        known = ActivityType.objects.first()
        if status := values.pop("status", ""):
            values["stage"] = stage_of(status)
    kind = values.pop("type", None) or known or activity_type(owner=owner, by=by)
    defaults = {"summary": "Prezentarea ofertei de toamnă", "type": kind, "starts_at": MORNING}
    return commands.create(Activity, defaults | values | {"owner": owner, "unit": owner.unit}, parts, by=by)
