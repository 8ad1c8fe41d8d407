"""What is said of a record, and who follows it (GEN-02)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.limits import is_fixed
from liant.kernel.access.models import Listed
from liant.kernel.commands import acting, command
from liant.kernel.comments.mentions import mentioned, seers
from liant.kernel.comments.models import Comment, comments_of, followers_of
from liant.kernel.comments.telling import tell_of_comment


def say(record: Listed, text: str, *, by: Actor) -> Comment:
    """Comment on a record that one sees; whoever says something or is mentioned follows it from then on.

    Raises ValidationError for an empty or too long text, and when somebody is mentioned who does not see the record.
    """
    with acting("change", by=by):
        made: Comment = _say(record, text, by=by)
        return made


def reword(comment: Comment, text: str, *, by: Actor) -> Comment:
    """Change what one said. Raises ValidationError as `say` does."""
    with acting("change", by=by):
        made: Comment = _reword(_whole(comment), comment, text, by=by)
        return made


def take_back(comment: Comment, *, by: Actor) -> None:
    """Delete what one said; who may delete the record may delete what others said, too."""
    with acting("change", by=by):
        _take_back(_whole(comment), comment, by=by)


def follow(record: Listed, *, by: Actor) -> None:
    """Be told of what is said of a record."""
    with acting("change", by=by):
        _follow(record, by=by)


def unfollow(record: Listed, *, by: Actor) -> None:
    """Be told no more."""
    with acting("change", by=by):
        _unfollow(record, by=by)


@command("see")
def _say(record: Listed, text: str, *, by: Actor) -> Comment:
    made = _writable(record)(whole=record, author_employee=by)
    return _save(record, made, text, by=by)


@command("see")
def _reword(record: Listed, comment: Comment, text: str, *, by: Actor) -> Comment:
    if comment.author_employee_id != by.pk:
        raise PermissionDenied(_("You do not have the right to do this."))
    _writable(record)
    comment.edited_at = timezone.now()
    return _save(record, comment, text, by=by)


@command("see")
def _take_back(record: Listed, comment: Comment, *, by: Actor) -> None:
    _writable(record)
    if comment.author_employee_id != by.pk and "delete" not in allowed_actions(type(record), record.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    comment.delete()


@command("see")
def _follow(record: Listed, *, by: Actor) -> None:
    followers_of(type(record))._default_manager.get_or_create(whole=record, employee=by)


@command("see")
def _unfollow(record: Listed, *, by: Actor) -> None:
    followers_of(type(record))._default_manager.filter(whole=record, employee=by).delete()


def _save(record: Listed, comment: Any, text: str, *, by: Actor) -> Comment:
    named = mentioned(text) - mentioned(comment.text)
    comment.text = text.replace("\r\n", "\n").strip()
    comment.full_clean()
    if named - seers(record, named):
        raise ValidationError({"text": _("Somebody whom you mention does not see this record: no such mention.")})
    comment.save()
    comment.refresh_from_db()
    follower, is_new = followers_of(type(record)), comment.edited_at is None
    for number in named | ({by.pk} if is_new else set()):
        follower._default_manager.get_or_create(whole=record, employee_id=number)
    rows = follower._default_manager.filter(whole=record)
    following = set(rows.values_list("employee_id", flat=True)) if is_new else set()
    tell_of_comment(record, comment, mentioned=named, following=following, by=by)
    found: Comment = comment
    return found


def _writable(record: Listed) -> Any:
    model = comments_of(type(record))
    if model is None or is_fixed(model):
        raise PermissionDenied(_("You do not have the right to do this."))
    return model


def _whole(comment: Comment) -> Any:
    """Its record by number: whoever does not see it is refused by the command."""
    whole: Any = comment.whole_model()
    return whole(pk=comment.whole_id)  # type: ignore[attr-defined]
