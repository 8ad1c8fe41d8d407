"""What an entity offers beside lists and pages: figures that lead somewhere, sheets, acts on picked records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Fact:
    """A figure or short statement that leads somewhere."""

    label: str
    text: str
    url: str | None = None
    icon: str = ""


@dataclass(frozen=True)
class Sheet:
    """A further page on all records of a kind, beside their list; `address` is its name among the addresses.

    `is_open` tells whether the actor gets in, where seeing the records is not enough. One that `is_whole` has a policy
    of its own for the browser, and is never loaded into another page.
    """

    label: Any
    icon: str
    address: str
    is_open: Callable[[], bool] = lambda: True
    is_whole: bool = False

    @property
    def url(self) -> str:
        """Where it is."""
        return reverse(self.address)


@dataclass(frozen=True)
class PickedAct:
    """What is done with records picked in a list: a page, opened in a drawer with the list's parameters.

    `needs` names the filter without which it means nothing.
    """

    label: Any
    icon: str
    address: str
    needs: str = ""

    @property
    def url(self) -> str:
        """Where it is done."""
        return reverse(self.address)
