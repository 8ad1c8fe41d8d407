"""What has nothing open below it any more goes on by itself (WFL-03)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.models import Change
from liant.kernel.lifecycle.commands import take_step
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.database import until_somebody_waits
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity, stage_of

pytestmark = pytest.mark.req("WFL-03")


def finish(made: Activity, status: str = "done", *, by: Employee) -> None:
    """Take the step to the first stage that counts so."""
    with enter(by.pk):
        stage = stage_of(status)
    take_step(made, stage, by=by)


def status_of(made: Activity, *, by: Employee) -> str:
    """As the database has it."""
    with enter(by.pk):
        return str(Activity.objects.get(pk=made.pk).status)


def test_it_is_done_when_the_last_below_it_is_and_so_is_what_that_was_the_last_of(cast: Cast) -> None:
    whole = activity(owner=cast.eleni, by=cast.eleni)
    middle = activity(owner=cast.eleni, by=cast.eleni, parent=whole)
    first, second = (activity(owner=cast.anna, by=cast.eleni, parent=middle) for _number in range(2))

    finish(first, by=cast.anna)
    before = [status_of(made, by=cast.eleni) for made in (middle, whole)]
    finish(second, "cancelled", by=cast.anna)

    assert before == ["planned", "planned"]
    assert [status_of(made, by=cast.eleni) for made in (middle, whole)] == ["done", "done"]


def test_what_goes_on_by_itself_is_history_of_the_same_act(cast: Cast) -> None:
    whole = activity(owner=cast.eleni, by=cast.eleni)
    part = activity(owner=cast.anna, by=cast.eleni, parent=whole)

    finish(part, by=cast.anna)

    with enter(cast.dora.pk):
        entries = [
            Change.objects.filter(entity="activity", record_ids__overlap=[made.pk]).latest("id").entry_id
            for made in (whole, part)
        ]
    assert entries[0] == entries[1]


def test_what_needs_a_step_of_somebody_does_not_go_on(cast: Cast) -> None:
    whole = activity(owner=cast.eleni, by=cast.eleni)
    part = activity(owner=cast.anna, by=cast.eleni, parent=whole)
    with enter(cast.dora.pk):
        for step in whole.type.lifecycle.steps.all():
            step.is_automatic = False
            step.save()

    finish(part, by=cast.anna)

    assert status_of(whole, by=cast.eleni) == "planned"


def test_of_two_that_end_the_last_ones_at_once_the_second_ends_the_whole(committed: Cast) -> None:
    cast = committed
    whole = activity(owner=cast.eleni, by=cast.eleni)
    first, second = (activity(owner=cast.anna, by=cast.eleni, parent=whole) for _number in range(2))

    def finish_first() -> None:
        try:
            finish(first, by=cast.eleni)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        with enter(cast.anna.pk):
            finish(second, by=cast.anna)
            other = threads.submit(finish_first)
            until_somebody_waits()
        other.result()

    assert status_of(whole, by=cast.eleni) == "done"


def test_nothing_is_below_itself(cast: Cast) -> None:
    whole = activity(owner=cast.anna, by=cast.anna)
    part = activity(owner=cast.anna, by=cast.eleni, parent=whole)

    with pytest.raises(ValidationError) as refused:
        commands.change(whole, {"parent": part}, by=cast.anna)

    assert list(refused.value.message_dict) == ["parent"]
