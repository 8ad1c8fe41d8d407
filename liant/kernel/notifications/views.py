"""What one was told, whether one saw it, and how one wishes to be told."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liant.kernel.entity.views.doors import EntityRequest, is_drawer, way_back
from liant.kernel.notifications.bell import bell
from liant.kernel.notifications.forms import SettingsForm
from liant.kernel.notifications.kinds import kind_named, kinds
from liant.kernel.notifications.models import settings_of
from liant.kernel.notifications.quiet import is_quiet
from liant.kernel.notifications.reading import Line, lines, newest_page, shown, unseen
from liant.kernel.notifications.seeing import see, see_all

PAGE_SIZE = 30
View = Callable[..., HttpResponseBase]


def _employees(view: View) -> View:
    """A view for signed-in employees."""

    @login_required
    @wraps(view)
    def run(request: EntityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None:
            raise PermissionDenied(_("This login belongs to no employee."))
        return view(request, *args, **kwargs)

    return run


@require_safe
@_employees
def list_view(request: EntityRequest) -> HttpResponseBase:
    """What one was told, newest first: all of it, what is new, or one kind."""
    kind, is_new = kind_named(request.GET.get("kind", "")), request.GET.get("new") == "1"
    narrowed = ({"kind": kind.name} if kind else {}) | ({"new": "1"} if is_new else {})
    rows = shown(kind=kind.name if kind else "", is_new=is_new)
    places = {name: request.GET.get(name, "") for name in ("after", "before")}
    try:
        page = newest_page(rows, size=PAGE_SIZE, **places)
    except ValidationError:
        return redirect("notifications:list")
    context = {
        "lines": lines(page.records),
        "kinds": kinds(),
        "kind": kind,
        "is_new": is_new,
        "is_narrowed": bool(narrowed),
        "unseen": unseen(),
        "next_url": page.after and f"?{urlencode(narrowed | {'after': page.after})}",
        "previous_url": page.before and f"?{urlencode(narrowed | {'before': page.before})}",
        "is_drawer": is_drawer(request),
    }
    return render(request, "notifications/list.html", context)


@require_safe
@_employees
def bell_view(request: EntityRequest) -> JsonResponse:
    """How many are new; with `since` (ISO 8601), what is to be shown at once of what came after, unless it is quiet."""
    answer: dict[str, Any] = {**bell(), "note": None}
    since = _moment(request.GET.get("since", ""))
    if since is not None and not is_quiet(settings_of(request.actor.pk), timezone.now()):
        newest = lines(shown(is_new=True).filter(told_at__gt=since)[:1])
        answer["note"] = _note(newest[0]) if newest else None
    return JsonResponse(answer)


@require_POST
@_employees
def seen_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Note that one was seen."""
    if not see(number):
        raise Http404
    return _back(request)


@require_POST
@_employees
def seen_all_view(request: EntityRequest) -> HttpResponseBase:
    """Note that all were seen."""
    see_all()
    return _back(request)


@_employees
def settings_view(request: EntityRequest) -> HttpResponseBase:
    """In which way one is told of what, and when not."""
    form = SettingsForm(settings_of(request.actor.pk), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.keep()
        messages.success(request, _("From now on you are told in this way."))
        return redirect("notifications:settings")
    context = {"form": form, "rows": list(form.rows())}
    return render(request, "notifications/settings.html", context, status=422 if form.is_bound else 200)


def _back(request: EntityRequest) -> HttpResponseBase:
    """To the page that asked; to a script, which stays where it is, nothing."""
    if "next" not in request.POST:
        return HttpResponse(status=204)
    return way_back(request, request.POST["next"], "notifications:list")


def _note(line: Line) -> dict[str, Any]:
    seen = reverse("notifications:seen", args=[line.notification.pk])
    return {"seen": seen, "title": line.title, "text": line.sentence, "url": line.url}


def _moment(text: str) -> Any:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is None or timezone.is_aware(found) else timezone.make_aware(found)
