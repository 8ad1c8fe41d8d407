"""What a calendar program reads, without signing in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from liant.modules.celebrations.feed import fed


@require_safe
def feed_view(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar at a secret address."""
    with translation.override(settings.LANGUAGE_CODE):
        written = fed(secret)
    if written is None:
        raise Http404
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")
