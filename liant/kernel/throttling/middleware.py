"""Who asks too much is told to wait; programs are told how much is left."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from liant.kernel.api.problems import problem
from liant.kernel.throttling.counting import Standing, count
from liant.kernel.throttling.limits import limit_of

logger = logging.getLogger("liant.throttling")


class RateLimits:
    """Stands before `EnterMiddleware`: counts outlive the transaction of the request and do not lock others out."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request, or refuse it unread."""
        is_api = request.path.startswith(reverse("api:api-root"))
        limit = limit_of(request, is_api=is_api)
        standing = count(limit)
        response = _refuse(request, standing, is_api=is_api) if standing.is_over else self.get_response(request)
        # What a request stands for beside itself is known when it was read: those that follow are counted on.
        if further := getattr(request, "further_requests", 0):
            standing = count(limit, further)
        if is_api:
            _tell(response, standing)
        return response


def _refuse(request: Any, standing: Standing, *, is_api: bool) -> HttpResponse:
    """429 (RFC 6585) in words, with the seconds to wait."""
    if standing.is_first_over:
        logger.warning("Rate limit %s exceeded by %s", standing.limit.name, standing.limit.whose)
    text = ngettext(
        "You have asked too much in a short time. Try again in %(number)d second.",
        "You have asked too much in a short time. Try again in %(number)d seconds.",
        standing.reset,
    ) % {"number": standing.reset}
    response = problem(429, text) if is_api else _page(request, text)
    response.headers["Retry-After"] = str(standing.reset)
    return response


def _page(request: Any, text: str) -> HttpResponse:
    """A page with the text; for Unpoly with a note, too, that stands beside the form from which was asked."""
    notes = [Message(constants.ERROR, text)] if "X-Up-Version" in request.headers else []
    return render(request, "throttling/refused.html", {"text": text, "messages": notes}, status=429)


def _tell(response: HttpResponse, standing: Standing) -> None:
    """The headers of draft-ietf-httpapi-ratelimit-headers: the rule, and what is left of it."""
    limit = standing.limit
    response.headers["RateLimit-Policy"] = f'"{limit.name}";q={limit.rate.requests};w={limit.rate.seconds}'
    response.headers["RateLimit"] = f'"{limit.name}";r={standing.left};t={standing.reset}'
