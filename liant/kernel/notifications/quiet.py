"""When an employee is not disturbed, and when the digest comes: by the clock of the company's time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from liant.kernel.notifications.models import NotificationSettings

SATURDAY = 6


def is_quiet(hours: NotificationSettings, at: datetime) -> bool:
    """Whether `at` is within quiet hours; they may go over midnight, and begin anew when they end as they begin."""
    local = at.astimezone(_zone())
    if hours.quiet_weekends and local.isoweekday() >= SATURDAY:
        return True
    begin, end, now = hours.quiet_from, hours.quiet_until, local.time()
    if begin is None or end is None:
        return False
    return begin <= now < end if begin < end else now >= begin or now < end


def latest_digest(hours: NotificationSettings, at: datetime) -> datetime | None:
    """When the last digest before `at` was due; None where no day has one."""
    today = at.astimezone(_zone()).date()
    for day in (today - timedelta(days=back) for back in range(8)):
        due = datetime.combine(day, hours.digest_at, _zone())
        if day.isoweekday() in hours.digest_days and due <= at:
            return due
    return None


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
