"""Taking lent rights back before their time (SEC-03)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Delegation
from liant.kernel.commands import command
from liant.kernel.entity.views.doors import EntityRequest, entity_at, record_at


@command("change")
def revoke(delegation: Delegation, *, by: Actor) -> Delegation:
    """End it now; one that has not begun never will. Raises ValidationError when it is over already."""
    if delegation.is_over:
        raise ValidationError(_("It has ended already."))
    delegation.revoked_at = timezone.now()
    delegation.save(update_fields=["revoked_at"])
    return delegation


@require_POST
@login_required
def revoke_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Revoke, and show it as it is then."""
    entity = entity_at("delegations")
    try:
        revoke(record_at(entity, number), by=request.actor)
        messages.success(request, _("The rights are taken back."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(entity.url(number))
