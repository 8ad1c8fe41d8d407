"""Saving the matrix."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity.views.doors import EntityRequest, actions_on, entity_at, record_at, require
from liant.kernel.entity.views.page import show_page
from liant.modules.organisation.rights import grants
from liant.modules.organisation.rights.forms import MatrixForm
from liant.modules.organisation.rights.tabs import Rights, matrix_context


@require_POST
@login_required
def grants_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Have a role grant what was chosen."""
    entity = entity_at("roles")
    role = record_at(entity, number)
    require("change", actions_on(role))
    form = MatrixForm(request.POST)
    try:
        if form.is_valid():
            grants.change(role, form.wanted, by=request.actor)
            messages.success(request, _("What “%(role)s” grants is saved.") % {"role": role})
            return redirect(f"{entity.url(number)}{Rights.name}/")
    except ValidationError as error:
        form.add_error(None, error.messages)
    return show_page(request, entity, role, Rights.name, matrix_context(role, form), status=422)
