"""One valid example of each record, for the contract suite and for tests."""

from datetime import UTC, datetime
from typing import Any

from liant.kernel.access.actor import Actor, enter
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.activities.models import Activity, ActivityType

MORNING = datetime(2026, 3, 12, 7, 30, tzinfo=UTC)


@sample_of(ActivityType)
def activity_type(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that takes an hour; it belongs to no one."""
    return commands.create(ActivityType, {"name": "Demonstrație", "default_minutes": 60} | values, by=by)


@sample_of(Activity)
def activity(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A planned one about nobody; the first type there is will do, and without any `by` makes one."""
    parts = values.pop("parts", {})
    with enter(by.pk):
        known = ActivityType.objects.first()
    kind = values.pop("type", None) or known or activity_type(owner=owner, by=by)
    defaults = {"summary": "Prezentarea ofertei de toamnă", "type": kind, "starts_at": MORNING}
    return commands.create(Activity, defaults | values | {"owner": owner, "unit": owner.unit}, parts, by=by)
