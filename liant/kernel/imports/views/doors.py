"""How a view finds its import, and the size that an upload may have."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.registry import entity_named
from liant.kernel.entity.views.doors import EntityRequest, require
from liant.kernel.imports.models import ImportRun

View = Callable[..., HttpResponseBase]


def run_door(view: View) -> View:
    """A view for who uploaded the file and may still create its records; its `number` argument becomes the run."""

    @login_required
    @wraps(view)
    def answer(request: EntityRequest, number: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None:
            raise PermissionDenied(_("This login belongs to no employee."))
        run = ImportRun.objects.filter(pk=number).first()
        entity = entity_named(run.entity) if run else None
        if run is None or entity is None:
            raise Http404
        require("create", allowed_actions(entity.model))
        return view(request, run, entity, *args, **kwargs)

    return answer
