"""How a view finds its import."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, own_door
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.rights import require_rights


def run_door(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorator: a view for who uploaded the file and may still create or change its records.

    The argument `number` becomes the run and its entity.
    """

    @own_door(ImportRun)
    @wraps(view)
    def run_view(request: EntityRequest, run: ImportRun, entity: Entity, **kwargs: Any) -> HttpResponseBase:
        require_rights(entity.model)
        return view(request, run, entity, **kwargs)

    return run_view
