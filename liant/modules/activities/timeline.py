"""Activities on the timelines of contacts: those about them, and those in which they take part (CON-16)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.addresses import record_url
from liant.kernel.timelines.sources import MOMENT, Entry, Source, source_of
from liant.modules.activities.models import Activity, ActivityType, Attendee
from liant.modules.contacts.models import Contact

TONES = {Activity.Status.PLANNED: "blue", Activity.Status.DONE: "green", Activity.Status.CANCELLED: "gray"}


@source_of(Contact)
class Activities(Source):
    """By when they begin, planned ones, too."""

    name = "activities"
    label = _("Activities")
    icon = "calendar-event"

    def is_open(self) -> bool:
        """For who may see activities."""
        return "see" in allowed_actions(Activity)

    def kinds(self) -> Iterable[tuple[str, str]]:
        """Their types."""
        return ((str(key), caption) for key, caption in ActivityType.objects.values_list("pk", "caption"))

    def strands(self, numbers: Sequence[int], kind: str) -> Iterable[QuerySet[Any]]:
        """About them, along the index of contact and time; taking part, which few activities have."""
        activities = Activity.objects.filter(type=kind) if kind.isdecimal() else Activity.objects.all()
        timed = activities.annotate(**{MOMENT: F("starts_at")})
        taking_part = Attendee.objects.filter(contact__in=numbers).values("activity")
        return [timed.filter(contact__in=numbers), timed.filter(pk__in=taking_part)]

    def entries(self, rows: Sequence[int], numbers: Sequence[int]) -> dict[int, Entry]:
        """What it was, and what came of it, else what it is for."""
        found = list(Activity.objects.filter(pk__in=rows).defer("search"))
        types = captions(ActivityType, {activity.type_id for activity in found})
        owners = captions(Employee, {activity.owner_id for activity in found})
        guests = _guests(found, numbers)
        return {
            activity.pk: Entry(
                activity.starts_at,
                guests.get(activity.pk, activity.contact_id),
                activity.summary,
                record_url(Activity, activity.pk),
                activity.result or activity.description,
                owners.get(activity.owner_id, ""),
                capfirst(str(activity.get_status_display())),
                "red" if activity.is_overdue else TONES[Activity.Status(activity.status)],
                label=types.get(activity.type_id, ""),
            )
            for activity in found
        }


def _guests(found: list[Activity], numbers: Sequence[int]) -> dict[int, int]:
    """Of those that are about somebody else: which of the contacts takes part."""
    others = [activity.pk for activity in found if activity.contact_id not in set(numbers)]
    if not others:
        return {}
    taking_part = Attendee.objects.filter(activity__in=others, contact__in=numbers)
    return dict(taking_part.values_list("activity_id", "contact_id"))
