"""The page to unsubscribe on, open to whoever has a link."""

from typing import Any

from django.core.signing import BadSignature
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from liant.modules.privacy.models import Channel
from liant.modules.privacy.unsubscribing import read_token, unsubscribe

ONE_CLICK = "One-Click"


# Mail programs post from nowhere, by no page of ours; the link's signature says who is meant (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_view(request: Any, token: str) -> HttpResponseBase:
    """Ask, for programs look at links in mails, too; a post is the answer. Only says what its reader knows."""
    try:
        ticket = read_token(token)
    except BadSignature:
        raise Http404(_("This link is not whole: copy it again from the message.")) from None
    is_done = request.method == "POST"
    if is_done:
        is_one_click = request.POST.get("List-Unsubscribe") == ONE_CLICK
        unsubscribe(ticket, "List-Unsubscribe" if is_one_click else "")
    channel = Channel(ticket.channel).label
    return render(request, "privacy/unsubscribe.html", {"is_done": is_done, "channel": channel})
