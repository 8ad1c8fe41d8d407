"""Who may read all of history: a right of its own, on everything or not at all."""

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase

from liant.kernel.access.actor import Rights, rights
from liant.kernel.audit.statements import RIGHT
from liant.kernel.entity.views.doors import EntityRequest, View


def is_auditor(granted: Rights) -> bool:
    """Whether these rights include reading all of history."""
    return granted.get(RIGHT, False)


def require_auditor() -> None:
    """Raises Http404 for everybody else: who may see nothing of it is not told that it is there."""
    if not is_auditor(rights()):
        raise Http404


def auditors_door(view: View) -> View:
    """A view for signed-in auditors."""

    @login_required
    @wraps(view)
    def run(request: EntityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require_auditor()
        return view(request, *args, **kwargs)

    return run
