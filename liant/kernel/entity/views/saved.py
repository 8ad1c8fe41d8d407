"""The pages of saved views: name one, share it, keep what the list shows now, delete it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import Actor
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.models import SavedView
from liant.kernel.entity.saving import (
    kept_parameters,
    may_mend,
    save_view,
    started,
    url_of,
    views_of,
)
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.kernel.entity.views.sharing import SharedForm


class SavedViewForm(SharedForm):
    """What a view is called, who may use it, and whether one's list opens with it."""

    opens = forms.BooleanField(label=gettext_lazy("My list opens with it"), required=False)

    class Meta:
        model = SavedView
        fields = ("name", "unit")


@door
def new_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Keep what the list shows, by its parameters in the URL, as a view of one's own."""
    return _fill_in(request, entity, started(entity, request.GET, by=request.actor), _("Save as a view"))


@door
def view_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Rename a view, share it, open one's list with it."""
    view = view_at(entity, number)
    return _fill_in(request, entity, view, view.name)


@require_POST
@door
def keep_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Have a view show what the list shows now."""
    view = view_at(entity, number)
    require_mending(view, by=request.actor)
    view.parameters = kept_parameters(request.GET)
    view.save()
    messages.success(request, _("%(record)s is saved.") % {"record": view})
    return redirect(url_of(entity, view))


@require_POST
@door
def delete_saved_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Delete a view; the records stay."""
    view = view_at(entity, number)
    require_mending(view, by=request.actor)
    view.delete()
    messages.success(request, _("The view %(view)s is deleted.") % {"view": view})
    return redirect(entity.list_url)


def _fill_in(request: EntityRequest, entity: Entity, view: SavedView, title: str) -> HttpResponse:
    given = (request.POST,) if request.method == "POST" else ()
    form = SavedViewForm(*given, instance=view, initial={"opens": getattr(view, "is_opening", False)}, by=request.actor)
    if given and form.is_valid():
        saved = save_view(view, opens=form.cleaned_data["opens"], by=request.actor)
        messages.success(request, _("%(record)s is saved.") % {"record": saved})
        return redirect(url_of(entity, saved))
    context = {
        "entity": entity,
        "title": title,
        "form": form,
        "view": view,
        "may_delete": view.pk and may_mend(view, by=request.actor),
        "cancel_url": url_of(entity, view) if view.pk else f"{entity.list_url}?{view.parameters}",
    }
    return render(request, "entity/saved_view.html", context, status=422 if given else 200)


def view_at(entity: Entity, number: int) -> SavedView:
    """A view that the actor may use. Raises Http404."""
    view: SavedView | None = views_of(entity).filter(pk=number).first()
    if view is None:
        raise Http404
    return view


def require_mending(view: SavedView, *, by: Actor) -> None:
    """Raises PermissionDenied where the actor may neither change nor delete a view."""
    require("change", frozenset({"change"} if may_mend(view, by=by) else ()))
