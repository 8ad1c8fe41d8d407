"""What contacts said, and that they are restricted, outlives that they are merged (CON-20, CON-21)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.merging.commands import merge
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.privacy.asking import current
from liant.modules.privacy.models import Restriction
from liant.modules.privacy.tests.saying import person, rows, say, withdraw

pytestmark = pytest.mark.req("CON-20", "CON-21")
KEY = ("email", "marketing")


@pytest.mark.parametrize("is_winner_older", [True, False])
def test_what_was_said_last_counts_and_all_that_was_said_stays(cast: Cast, is_winner_older: bool) -> None:
    agreed, left = person(cast.anna), person(cast.anna, "Popa")
    say(agreed, cast.anna, at=timezone.now() - timedelta(days=30))
    withdraw(left, cast.anna, at=timezone.now() - timedelta(days=2))
    winner, loser = (agreed, left) if is_winner_older else (left, agreed)

    merge(winner, [loser.pk], by=cast.anna)

    assert [(row.state, row.is_current) for row in rows(winner, cast.anna)] == [("withdrawn", True), ("given", False)]


def test_undone_each_has_said_again_what_it_said(cast: Cast) -> None:
    agreed, left = person(cast.anna), person(cast.anna, "Popa")
    say(agreed, cast.anna, at=timezone.now() - timedelta(days=30))
    withdraw(left, cast.anna)
    merge(agreed, [left.pk], by=cast.anna)

    with enter(cast.anna.pk):
        undo(Entry.objects.filter(verb="merge").latest("id"), by=cast.anna)
        back = Contact.objects.get(pk=left.pk)

        assert [current(each)[KEY].state for each in (agreed, back)] == ["given", "withdrawn"]
    assert [row.is_current for each in (agreed, back) for row in rows(each, cast.anna)] == [True, True]


def test_a_restriction_is_not_merged_away(cast: Cast) -> None:
    free, restricted = person(cast.anna), person(cast.anna, "Popa")
    with enter(cast.anna.pk):
        Restriction.objects.create(contact=restricted, reason="Asked to", employee=cast.anna)

    merge(free, [restricted.pk], by=cast.anna)

    with enter(cast.anna.pk):
        assert Restriction.objects.filter(contact=free).exists()
