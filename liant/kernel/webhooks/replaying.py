"""Sending a message again: the same number, what it tells as it is now."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import Actor
from liant.kernel.entity.views.doors import EntityRequest, entity_at
from liant.kernel.jobs.once import queue_once
from liant.kernel.webhooks.jobs import dispatch
from liant.kernel.webhooks.models import Delivery, Webhook


def delivery_at(number: int) -> Delivery:
    """A message of one's own webhook. Raises Http404."""
    delivery = Delivery.objects.filter(pk=number).first()
    if delivery is None:
        raise Http404
    return delivery


def replay(delivery: Delivery, *, by: Actor) -> Delivery:
    """Queue a message to be sent again, with all its attempts. Raises ValidationError when its webhook is off."""
    if not Webhook.objects.filter(pk=delivery.webhook_id, owner=by, is_active=True).exists():
        raise ValidationError(_("The webhook is switched off: make it active first."))
    delivery.state, delivery.attempts, delivery.tried_at = Delivery.State.WAITING, 0, timezone.now()
    delivery.save(update_fields=["state", "attempts", "tried_at"])
    queue_once(dispatch)
    return delivery


@require_POST
@login_required
def replay_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Queue it, and show the log."""
    if request.actor is None:
        raise Http404
    delivery = delivery_at(number)
    try:
        replay(delivery, by=request.actor)
        messages.success(request, _("The message is sent again."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{entity_at('webhooks').url(delivery.webhook_id)}deliveries/")
