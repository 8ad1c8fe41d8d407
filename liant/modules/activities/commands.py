"""What is done with activities beside editing them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.commands import command
from liant.modules.activities.models import Activity


@command("complete")
def complete(activity: Activity, *, by: Actor) -> Activity:
    """Note that it has been done (ACT-07). Raises ValidationError when it is not planned any more.

    Who completes it changes it, too: raises PermissionDenied without that right.
    """
    if "change" not in allowed_actions(Activity, activity.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    if activity.status != Activity.Status.PLANNED:
        raise ValidationError(_("Only a planned activity can be completed."))
    activity.status = Activity.Status.DONE
    activity.save(update_fields=["status"])
    return activity
