"""Who is told that something was said of a record: whom it mentions, and who follows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import is_hidden
from liant.kernel.access.models import Listed
from liant.kernel.comments.mentions import in_words
from liant.kernel.comments.models import Comment, comments_of
from liant.kernel.entity.registry import entity_named
from liant.kernel.notifications.kinds import kind
from liant.kernel.notifications.models import Notification
from liant.kernel.notifications.telling import tell


def _mentioned(row: Notification, who: str) -> str:
    told = ngettext("%(who)s mentioned you", "%(number)s mentions of you, the last one by %(who)s", row.count)
    return told % {"who": who, "number": row.count}


def _commented(row: Notification, who: str) -> str:
    told = ngettext("%(who)s commented", "%(number)s new comments, the last one by %(who)s", row.count)
    return told % {"who": who, "number": row.count}


def _quotes(rows: Iterable[Notification]) -> dict[int, str]:
    """What was said last, where that may be read and is still there."""
    of_entity: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        of_entity[row.entity][row.pk] = row.parameters["comment"]
    return {pk: text for name, numbers in of_entity.items() for pk, text in _said(name, numbers).items()}


def _said(name: str, numbers: dict[int, int]) -> dict[int, str]:
    entity = entity_named(name)
    model = comments_of(entity.model) if entity else None
    if model is None or is_hidden(model):
        return {}
    found = model._default_manager.in_bulk(set(numbers.values()))
    texts = dict(zip(found, in_words(each.text for each in found.values()), strict=True))
    return {pk: texts[number] for pk, number in numbers.items() if number in texts}


def _is_read(model: Any, told: dict[str, Any]) -> bool:
    comments = comments_of(model)
    return (
        comments is not None
        and not is_hidden(comments)
        and comments._default_manager.filter(pk=told["comment"]).exists()
    )


_HOW: dict[str, Any] = {"tab": "comments/", "quotes": _quotes, "is_seen": _is_read}
MENTIONED = kind(
    "comments.mentioned", gettext_lazy("I am mentioned in a comment"), icon="at", sentence=_mentioned, **_HOW
)
COMMENTED = kind(
    "comments.said", gettext_lazy("A comment on a record that I follow"), icon="message", sentence=_commented, **_HOW
)


def tell_of_comment(record: Listed, comment: Comment, *, mentioned: set[int], following: set[int], by: Actor) -> None:
    """Tell whom a comment mentions, and who else follows; never its author."""
    tell(MENTIONED, record, mentioned - {by.pk}, by=by, comment=comment.pk)
    tell(COMMENTED, record, following - mentioned - {by.pk}, by=by, comment=comment.pk)
