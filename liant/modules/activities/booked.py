"""What is said when equipment is taken: by when, and when it is free (RES-07)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.entity.refusals import RULES
from liant.modules.activities.availability import next_free, spans_in_words, taken
from liant.modules.activities.models import Activity, Booking
from liant.modules.organisation.models import Equipment


def say_taken(activity: Activity, bookings: Sequence[Booking]) -> dict[str, list[str]]:
    """By field: at the pieces, where they were to be booked, at the time, where that was to be changed."""
    pieces = {booking.equipment_id for booking in bookings} or {
        *Booking.objects.filter(activity=activity).values_list("equipment", flat=True)
    }
    others = taken(pieces, activity.starts_at, activity.ends_at, but=activity.pk)
    names = captions(Equipment, (piece for _span, piece in others))
    said = [
        _("“%(equipment)s” is taken: %(time)s.") % {"equipment": names[piece], "time": spans_in_words([span])[0]}
        for span, piece in others
    ]
    free = next_free(pieces, activity.starts_at, activity.ends_at - activity.starts_at, but=activity.pk)
    if free:
        said.append(_("Free at: %(times)s.") % {"times": "; ".join(spans_in_words(free))})
    field = "bookings" if bookings else "starts_at"
    return {field: said or [_("Somebody else has just booked it.")]}


RULES["booked_once"] = say_taken
