"""Acts on activities, from the buttons of their page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity.views.doors import EntityRequest, entity_at, record_at
from liant.modules.activities.commands import complete


@require_POST
@login_required
def complete_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Complete it, and show it as it is then."""
    entity = entity_at("activities")
    try:
        done = complete(record_at(entity, number), by=request.actor)
        messages.success(request, _("%(activity)s is done.") % {"activity": done})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(entity.url(number))
