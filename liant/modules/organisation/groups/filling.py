"""A new or changed target group is filled at once; what an undo brings back, or a crash breaks off, within a minute."""

from liant.kernel.access.jobs import fill_groups
from liant.kernel.access.models import TargetGroup
from liant.kernel.events import Event, on
from liant.kernel.jobs.once import queue_once


@on("create", "change")
def fill(event: Event) -> None:
    """Queue the filling, unless it is queued already."""
    if isinstance(event.record, TargetGroup):
        queue_once(fill_groups)
