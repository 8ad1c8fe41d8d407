"""The kinds of what employees are told: a room declares its own in one line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from liant.kernel.notifications.models import Notification

Words = str | Promise
# What happened, of a notification and the name of who did it.
Sentence = Callable[["Notification", str], str]
# What was said, by the number of the notification, as far as the reader may see it.
Quotes = Callable[[Iterable["Notification"]], dict[int, str]]


class Mail(models.TextChoices):
    """When somebody is told by mail."""

    ONCE = "once", _("at once")
    DIGEST = "digest", _("with the digest")
    NEVER = "never", _("never")


def _everybody(_model: Any, _parameters: dict[str, Any]) -> bool:
    return True


def _nothing(_notifications: Iterable["Notification"]) -> dict[int, str]:
    return {}


def _own_page(_notification: "Notification") -> str | None:
    return None


@dataclass(frozen=True)
class Kind:
    """What a kind is called in the settings, how it is told, and how, unless an employee wishes otherwise."""

    name: str
    label: Words
    icon: str
    sentence: Sentence
    in_page: bool = True
    mail: Mail = Mail.ONCE
    # The tab of the record's page that shows it.
    tab: str = ""
    quotes: Quotes = _nothing
    # Whether who sees the record sees this of it, too; of the record's model and what was told.
    is_seen: Callable[[Any, dict[str, Any]], bool] = _everybody
    # Where it is seen when that is no record's page.
    url: Callable[["Notification"], str | None] = _own_page


_kinds: dict[str, Kind] = {}


def kind(name: str, label: Words, **how: Any) -> Kind:
    """Declare a kind (see `Kind`): its name is kept for good, in rows and in settings."""
    _kinds[name] = Kind(name, label, **how)
    return _kinds[name]


def kinds() -> list[Kind]:
    """All kinds, in the order of declaration."""
    return list(_kinds.values())


def kind_named(name: str) -> Kind | None:
    """The kind of that name; None where no room declares it any more."""
    return _kinds.get(name)
