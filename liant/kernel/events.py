"""Events: how a lower room tells what happened without knowing who cares.

Every command tells one under its own name (`create`, `change` ...) when it succeeded, in its own transaction: what a
subscriber writes is undone with it. A page tells `visit` when it shows a record. Rooms subscribe when their app starts.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Protected


@dataclass(frozen=True)
class Event:
    """A command happened to a record, or it was shown."""

    name: str
    record: Protected
    by: Actor


ActSubscriber = TypeVar("ActSubscriber", bound=Callable[[int], None])
_of_acts: list[Callable[[int], None]] = []
Subscriber = TypeVar("Subscriber", bound=Callable[[Event], None])
_subscribers: dict[str, list[Callable[[Event], None]]] = defaultdict(list)


def on(*names: str) -> Callable[[Subscriber], Subscriber]:
    """Decorator: call this function with each event of these names."""

    def subscribe(subscriber: Subscriber) -> Subscriber:
        for name in names:
            _subscribers[name].append(subscriber)
        return subscriber

    return subscribe


def tell(event: Event) -> None:
    """Call the subscribers; an error of one fails the command."""
    for subscriber in _subscribers[event.name]:
        subscriber(event)


def on_act(subscriber: ActSubscriber) -> ActSubscriber:
    """Decorator: call this function at the end of each act that changed something, with its entry in history."""
    _of_acts.append(subscriber)
    return subscriber


def tell_act(entry: int) -> None:
    """Call the subscribers, in the act's own transaction."""
    for subscriber in _of_acts:
        subscriber(entry)
