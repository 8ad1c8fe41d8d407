"""What every command has: its event, its actor, one transaction (docs/MAP.md)."""

from collections.abc import Iterator
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel import events
from liant.kernel.access.actor import enter
from liant.kernel.entity import commands
from liant.kernel.events import Event
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact


@pytest.fixture
def heard() -> Iterator[list[Event]]:
    """The events told during a test."""
    told: list[Event] = []
    subscribers: Any = events._subscribers
    for name in ("create", "change", "delete"):
        subscribers[name].append(told.append)
    yield told
    for name in ("create", "change", "delete"):
        subscribers[name].remove(told.append)


@pytest.mark.req("WFL-02")
def test_each_command_tells_its_event_with_record_and_actor(cast: Cast, heard: list[Event]) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    commands.change(made, {"notes": "x"}, by=cast.eleni)
    commands.delete(made, by=cast.dora)

    names = [(event.name, str(event.record), event.by) for event in heard]
    caption = "Hotel Bistrița SRL"
    assert names == [("create", caption, cast.anna), ("change", caption, cast.eleni), ("delete", caption, cast.dora)]


@pytest.mark.req("WFL-02")
def test_a_subscriber_that_fails_undoes_the_command(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(event: Event) -> None:
        raise RuntimeError

    monkeypatch.setitem(events._subscribers, "create", [refuse])

    with pytest.raises(RuntimeError):
        contact(owner=cast.anna, by=cast.anna)

    with enter(cast.dora.pk):
        assert not Contact.objects.exists()


@pytest.mark.req("CON-23")
def test_learning_new_words_is_queued_when_a_record_is_there(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        contact(owner=cast.anna, by=cast.anna)

    assert ProcrastinateJob.objects.filter(task_name="search.learn_words", status="todo").count() == 1
