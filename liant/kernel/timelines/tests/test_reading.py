"""Timelines: merged from their sources, by key, narrowed (CON-16). Contacts have most sources."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.comments.commands import say
from liant.kernel.testing.cast import Cast
from liant.kernel.timelines.reading import Asked, Page, Place, page
from liant.modules.activities.models import ActivityType
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-16")


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def firm(cast: Cast) -> Any:
    """With two activities at the same moment, one before and one after, and a comment of today."""
    with enter(cast.anna.pk):
        made = contact(owner=cast.anna, by=cast.anna)
        for name, day in (("First", 3), ("Second", 9), ("Third", 9), ("Last", 20)):
            activity(owner=cast.anna, by=cast.anna, contact=made, summary=name, starts_at=at(day))
        say(made, "Said today", by=cast.anna)
        return made


def read(by: Any, *contacts: Any, size: int = 30, **asked: Any) -> Page:
    with enter(by.pk):
        return page(Contact, [each.pk for each in contacts], Asked(**asked), size=size)


def titles(found: Page) -> list[str]:
    return [entry.title for entry in found.entries]


def test_all_sources_are_merged_the_latest_first(cast: Cast, firm: Any) -> None:
    found = read(cast.anna, firm)

    assert titles(found) == [str(cast.anna), "Last", "Third", "Second", "First"]
    assert found.entries[0].text == "Said today"
    assert found.after is None


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_follow_each_other_without_a_gap_or_a_repetition(cast: Cast, firm: Any, size: int) -> None:
    met: list[str] = []
    after: str | None = ""
    while after is not None:
        found = read(cast.anna, firm, size=size, after=Place.read(after))
        met += titles(found)
        after = found.after

    assert met == [str(cast.anna), "Last", "Third", "Second", "First"]


def test_sources_follow_each_other_within_a_moment(cast: Cast, firm: Any) -> None:
    with enter(cast.anna.pk):
        written = firm.comments.get().written_at
        activity(owner=cast.anna, by=cast.anna, contact=firm, summary="Now", starts_at=written)

    first = read(cast.anna, firm, size=1)
    second = read(cast.anna, firm, size=1, after=Place.read(first.after or ""))
    third = read(cast.anna, firm, size=1, after=Place.read(second.after or ""))

    assert titles(first) + titles(second) + titles(third) == ["Now", str(cast.anna), "Last"]


def test_it_is_narrowed_by_kind_and_days(cast: Cast, firm: Any) -> None:
    with enter(cast.anna.pk):
        other = ActivityType.objects.exclude(pk=firm.activities.first().type_id)[0]
        activity(owner=cast.anna, by=cast.anna, contact=firm, summary="Other", starts_at=at(9), type=other)

    assert titles(read(cast.anna, firm, kind="comments")) == [str(cast.anna)]
    assert titles(read(cast.anna, firm, kind=f"activities.{other.pk}")) == ["Other"]
    assert titles(read(cast.anna, firm, since=date(2026, 3, 9), until=date(2026, 3, 9))) == ["Other", "Third", "Second"]


def test_what_one_takes_part_in_is_told_once_as_about_oneself(cast: Cast, firm: Any) -> None:
    with enter(cast.anna.pk):
        guest = contact(owner=cast.anna, by=cast.anna, name="Guest")
        parts = {"attendees": [{"contact": guest}]}
        activity(owner=cast.anna, by=cast.anna, contact=firm, summary="Both", starts_at=at(21), parts=parts)

    alone, together = read(cast.anna, guest), read(cast.anna, firm, guest)

    assert [(entry.title, entry.about) for entry in alone.entries] == [("Both", guest.pk)]
    assert titles(together).count("Both") == 1
    assert next(entry.about for entry in together.entries if entry.title == "Both") == firm.pk


def test_nobody_meets_what_he_does_not_see(cast: Cast, firm: Any) -> None:
    assert titles(read(cast.boris, firm)) == []


@pytest.mark.parametrize("key", ["activities", "activities:7", "nothing:WzEsMl0=", "activities:WzEsMl0="])
def test_a_damaged_key_is_told(cast: Cast, firm: Any, key: str) -> None:
    with pytest.raises(ValidationError):
        read(cast.anna, firm, after=Place.read(key))
