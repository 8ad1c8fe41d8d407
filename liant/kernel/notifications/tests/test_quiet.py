"""Quiet hours and digests by the clock of the company's time zone (ACT-09)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from liant.kernel.notifications.models import NotificationSettings
from liant.kernel.notifications.quiet import is_quiet, latest_digest

pytestmark = pytest.mark.req("ACT-09")
BUCHAREST = ZoneInfo("Europe/Bucharest")


def at(text: str) -> datetime:
    """A moment of Bucharest's, told in UTC: what counts is the clock on the wall."""
    return datetime.fromisoformat(text).replace(tzinfo=BUCHAREST).astimezone(ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("begin", "end", "moment", "quiet"),
    [
        (time(20), time(7), "2026-11-30 19:59", False),
        (time(20), time(7), "2026-11-30 20:00", True),
        (time(20), time(7), "2026-12-01 06:59", True),
        (time(20), time(7), "2026-12-01 07:00", False),
        (time(12), time(13), "2026-12-01 12:30", True),
        (time(12), time(13), "2026-12-01 13:00", False),
        (None, None, "2026-12-01 03:00", False),
    ],
)
def test_quiet_hours_go_over_midnight(begin: time | None, end: time | None, moment: str, quiet: bool) -> None:
    hours = NotificationSettings(quiet_from=begin, quiet_until=end)

    assert is_quiet(hours, at(moment)) is quiet


@pytest.mark.parametrize(
    ("moment", "quiet"), [("2026-12-04 23:59", False), ("2026-12-05 00:00", True), ("2026-12-07 00:00", False)]
)
def test_a_weekend_may_be_quiet_as_a_whole(moment: str, quiet: bool) -> None:
    assert is_quiet(NotificationSettings(quiet_weekends=True), at(moment)) is quiet


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-12-01 08:00", "2026-12-01 08:00"),
        ("2026-12-01 07:59", "2026-11-30 08:00"),
        ("2026-12-06 12:00", "2026-12-04 08:00"),
        # Winter time begins on the Sunday between.
        ("2026-10-26 07:00", "2026-10-23 08:00"),
    ],
)
def test_a_digest_comes_on_its_days_at_its_time(moment: str, due: str) -> None:
    assert latest_digest(NotificationSettings(), at(moment)) == at(due)


def test_without_days_no_digest_comes() -> None:
    assert latest_digest(NotificationSettings(digest_days=[]), at("2026-12-01 12:00")) is None
