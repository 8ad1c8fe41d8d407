"""What else happens when an activity is made."""

from liant.kernel.events import Event, on
from liant.modules.activities.models import Activity, Participant


@on("create")
def owner_takes_part(event: Event) -> None:
    """Who owns a new activity takes part in it, unless it was said who does (ACT-03)."""
    activity = event.record
    if isinstance(activity, Activity) and not activity.colleagues.exists():
        Participant.objects.create(activity=activity, employee_id=activity.owner_id)
        # Who makes it holds it in hand with the locks that follow from this.
        activity.refresh_from_db(fields=["audience", "changed_at"])
