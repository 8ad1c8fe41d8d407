"""Something is said of a record, changed, taken back; somebody follows."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liant.kernel.access.captions import captions
from liant.kernel.access.limits import is_hidden
from liant.kernel.access.models import Employee
from liant.kernel.comments import commands
from liant.kernel.comments.mentions import colleagues, mentioned
from liant.kernel.comments.models import comments_of
from liant.kernel.comments.tabs import Comments
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at
from liant.kernel.entity.views.page import show_page
from liant.kernel.entity.views.undoing import undo_tags


def talked_about(entity: Entity, number: int) -> Any:
    """A record that may have comments. Raises Http404."""
    model = comments_of(entity.model)
    if model is None or is_hidden(model):
        raise Http404
    return record_at(entity, number)


def comment_at(record: Any, comment: int, *, by: Any, is_own: bool = True) -> Any:
    """A comment on a record: one's own, or any where one may delete the record.

    Raises Http404 for one that is not there, PermissionDenied for another's.
    """
    found = comments_of(type(record))._default_manager.filter(whole=record, pk=comment).first()
    if found is None:
        raise Http404
    if found.author_employee_id != by.pk and (is_own or "delete" not in actions_on(record)):
        raise PermissionDenied(_("You do not have the right to do this."))
    return found


@require_POST
@door
def say_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Comment; what is refused stays in the form."""
    record, text = talked_about(entity, number), request.POST.get("text", "")
    try:
        commands.say(record, text, by=request.actor)
    except ValidationError as error:
        typed = {"problems": error.messages, "text": text, "names": captions(Employee, mentioned(text))}
        panel = Comments(entity, record).context(request) | typed
        return show_page(request, entity, record, Comments.name, panel, status=422)
    return _back(entity, number)


@require_POST
@door
def change_view(request: EntityRequest, entity: Entity, number: int, comment: int) -> HttpResponseBase:
    """Change one's own comment, or take it back where the form says `delete`."""
    record = talked_about(entity, number)
    is_deletion = "delete" in request.POST
    found = comment_at(record, comment, by=request.actor, is_own=not is_deletion)
    try:
        if is_deletion:
            commands.take_back(found, by=request.actor)
            tags = undo_tags(entity.name, number)
            messages.success(request, _("The comment is deleted."), extra_tags=tags)
        else:
            text = request.POST.get("text", "")
            commands.reword(found, text, by=request.actor)
    except ValidationError as error:
        panel = Comments(entity, record).context(request) | {"problems": error.messages}
        for line in panel["comments"]:
            line["typed"] = request.POST.get("text", "") if line["comment"].pk == comment else None
        return show_page(request, entity, record, Comments.name, panel, status=422)
    return _back(entity, number)


@require_POST
@door
def follow_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Follow, or with `stop` no more."""
    act = commands.unfollow if "stop" in request.POST else commands.follow
    act(talked_about(entity, number), by=request.actor)
    return _back(entity, number)


@require_safe
@door
def colleagues_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Whom one may mention: [{id, name}]."""
    return JsonResponse(colleagues(talked_about(entity, number), request.GET.get("q", "")), safe=False)


def _back(entity: Entity, number: int) -> HttpResponseBase:
    return redirect(f"{entity.url(number)}comments/")
