"""Saving what a role grants and what it keeps back."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.models import Role
from liant.kernel.entity.views.doors import EntityRequest, actions_on, entity_at, record_at, require
from liant.kernel.entity.views.page import show_page
from liant.modules.organisation.rights import grants
from liant.modules.organisation.rights.forms import LimitsForm, MatrixForm
from liant.modules.organisation.rights.limits import limit
from liant.modules.organisation.rights.tabs import Rights, rights_context


@require_POST
@login_required
def grants_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Have a role grant what was chosen."""
    role, form = _role_to_change(number), MatrixForm(request.POST)
    try:
        if form.is_valid():
            grants.change(role, form.wanted, by=request.actor)
            messages.success(request, _("What “%(role)s” grants is saved.") % {"role": role})
            return redirect(f"{entity_at('roles').url(number)}{Rights.name}/")
    except ValidationError as error:
        form.add_error(None, error.messages)
    return show_page(request, entity_at("roles"), role, Rights.name, rights_context(role, matrix=form), status=422)


@require_POST
@login_required
def limits_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Have a role keep back the fields that were chosen."""
    role, form = _role_to_change(number), LimitsForm(request.POST)
    if form.is_valid():
        limit(role, form.wanted, by=request.actor)
        messages.success(request, _("What “%(role)s” keeps back is saved.") % {"role": role})
        return redirect(f"{entity_at('roles').url(number)}{Rights.name}/")
    return show_page(request, entity_at("roles"), role, Rights.name, rights_context(role, limits=form), status=422)


def _role_to_change(number: int) -> Role:
    role = record_at(entity_at("roles"), number)
    require("change", actions_on(role))
    return cast("Role", role)
