"""How a view finds its entity and record, and what it answers when there is none for the actor."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.models import Listed, Private
from liant.kernel.entity.additions import offered
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities, entity_named
from liant.kernel.merging.leading import MergedError, merged_into


class EntityRequest(HttpRequest):
    """A request that the access middleware let in."""

    actor: Actor


View = Callable[..., HttpResponseBase]


def door(view: View) -> View:
    """A view for signed-in employees; its `slug` argument becomes the entity."""

    @login_required
    @wraps(view)
    def run(request: EntityRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None:
            raise PermissionDenied(_("This login belongs to no employee."))
        try:
            return view(request, entity_at(slug), *args, **kwargs)
        except MergedError as error:
            return _led_on(request, error)

    return run


def _led_on(request: HttpRequest, error: MergedError) -> HttpResponse:
    """Lead from the page of what was merged to the same one of what it was merged into."""
    if request.method not in ("GET", "HEAD"):
        raise error
    there = request.get_full_path().replace(f"/{error.number}/", f"/{error.into}/", 1)
    return redirect(there, permanent=True)


def own_door(model: type[Private], *, needs: str = "") -> Callable[[View], View]:
    """Decorator: a view for whose work under way it is; its `number` argument becomes that and its entity.

    With `needs` also only for who still has that right on the entity.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def run(request: EntityRequest, number: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.actor is None:
                raise PermissionDenied(_("This login belongs to no employee."))
            found: Any = model._default_manager.filter(pk=number).first()
            entity = entity_named(found.entity) if found else None
            if found is None or entity is None:
                raise Http404
            if needs:
                require(needs, allowed_actions(entity.model))
            return view(request, found, entity, *args, **kwargs)

        return run

    return decorate


def entity_at(slug: str) -> Entity:
    """The entity of a URL, when the actor may see any of it. Raises Http404."""
    entity = next((entity for entity in entities() if entity.slug == slug), None)
    if entity is None or "see" not in allowed_actions(entity.model):
        raise Http404
    return entity


def record_at(entity: Entity, number: int) -> Any:
    """A record the actor sees. Raises Http404 for one that isn't there, or isn't for them: no difference is told.

    Of one that was merged into another that the actor sees, that is MergedError.
    """
    records = entity.model._default_manager.defer("search")
    record = records.filter(pk=number).first()
    if record is not None:
        return record
    if (into := merged_into(entity.model, number)) and records.filter(pk=into).exists():
        raise MergedError(number, into)
    raise Http404


def locked(record: Listed) -> Any:
    """The record as it is now, which nobody else changes until this request ends. Raises Http404 when it is gone."""
    found = type(record)._default_manager.defer("search").select_for_update(of=("self",)).filter(pk=record.pk).first()
    if found is None:
        raise Http404
    return found


def actions_on(record: Listed) -> frozenset[str]:
    """What the actor may do with this record."""
    return offered(record, allowed_actions(type(record), record.locks))


def require(action: str, actions: frozenset[str]) -> None:
    """Raises PermissionDenied without the right."""
    if action not in actions:
        raise PermissionDenied(_("You do not have the right to do this."))


def way_back(request: HttpRequest, asked: str, otherwise: str) -> HttpResponse:
    """Lead to the address that the request asks for, if it is one of ours."""
    return redirect(ours(request, asked) or otherwise)


def ours(request: HttpRequest, asked: str) -> str:
    """The address that the request asks for, empty unless it is one of ours; nobody is sent to a stranger's."""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else ""


def is_drawer(request: HttpRequest) -> bool:
    """Whether the answer goes into an overlay above the page."""
    return request.headers.get("X-Up-Mode", "root") not in ("root", "")


def is_pick(request: HttpRequest) -> bool:
    """Whether the form is for a record that is missing in a pick field of another form, below it."""
    return '"pick":true' in request.headers.get("X-Up-Context", "").replace(" ", "")


def accept(response: HttpResponse, value: dict[str, Any]) -> HttpResponse:
    """Close the overlay that asked, handing it a value."""
    response["X-Up-Accept-Layer"] = json.dumps(value)
    return response
