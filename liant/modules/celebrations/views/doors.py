"""Who gets in: employees."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from liant.kernel.entity.views.doors import EntityRequest

View = Callable[..., HttpResponseBase]


def for_employees(view: View) -> View:
    """A view for signed-in employees."""

    @login_required
    @wraps(view)
    def run(request: EntityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None:
            raise PermissionDenied(_("This login belongs to no employee."))
        return view(request, *args, **kwargs)

    return run
