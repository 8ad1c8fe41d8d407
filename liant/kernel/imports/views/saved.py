"""The page of a saved mapping: rename it, share it, delete it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.saving import may_mend
from liant.kernel.entity.views.doors import EntityRequest, own_door, require
from liant.kernel.entity.views.sharing import SharedForm
from liant.kernel.imports.models import SavedMapping
from liant.kernel.imports.rights import require_rights


class SavedMappingForm(SharedForm):
    """What it is called, and who may use it."""

    class Meta:
        model = SavedMapping
        fields = ("name", "unit")


def saved_door(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorator: a view for who may mend the mapping."""

    @own_door(SavedMapping)
    def run(request: EntityRequest, saved: SavedMapping, entity: Entity, **kwargs: Any) -> HttpResponseBase:
        require_rights(entity.model)
        require("change", frozenset({"change"} if may_mend(saved, by=request.actor) else ()))
        return view(request, saved, entity, **kwargs)

    return run


@saved_door
def saved_view(request: EntityRequest, saved: SavedMapping, entity: Entity) -> HttpResponseBase:
    """Rename and share it; posting `delete` deletes it, imports stay."""
    back = reverse("imports:upload", args=[entity.slug])
    if "delete" in request.POST:
        saved.delete()
        messages.success(request, _("The mapping %(mapping)s is deleted.") % {"mapping": saved})
        return redirect(back)
    form = SavedMappingForm(request.POST or None, instance=saved, by=request.actor)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("%(record)s is saved.") % {"record": saved})
        return redirect(back)
    context = {"entity": entity, "form": form, "saved": saved, "cancel_url": back}
    return render(request, "imports/saved.html", context, status=422 if form.is_bound else 200)
