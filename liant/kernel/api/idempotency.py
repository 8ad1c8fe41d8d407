"""Idempotency-Key: a program that got no answer asks again, and nothing is done twice.

As draft-ietf-httpapi-idempotency-key-header has it. What was done and its answer are written in one transaction. A
refusal is not kept: nothing was done, so the program may correct its request and send it under the same key.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liant.kernel.access.models import ApiToken
from liant.kernel.api.models import Answer
from liant.kernel.api.problems import problem
from liant.kernel.api.tokens import READS
from liant.kernel.fields.sealed import Sealed, seal

HEADER = "Idempotency-Key"
KEPT_FOR = timedelta(days=1)
LONGEST = 255
# What of an answer is given again.
HEADERS = ("Content-Type", "ETag", "Location")
# What the description of a write says of it.
DESCRIBED = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "schema": {"type": "string", "maxLength": LONGEST},
            "description": "A text of one's own, as a UUID: the same request under it within 24 hours is done once.",
        }
    ]
}


class IdempotencyKeys:
    """Stands last, within the transaction of the request: what a view writes and its answer are kept together."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request, or give the answer that it had before."""
        if not _may_be_kept(request):
            return self.get_response(request)
        key = request.headers[HEADER].strip('"')
        if not 0 < len(key) <= LONGEST or not key.isprintable():
            return problem(400, _("An Idempotency-Key has 1 to 255 characters."))
        if not is_first_in_line(request.actor.pk, key):
            return problem(409, _("A request with this Idempotency-Key is under way. Ask again in a moment."))
        asked = _digest(request)
        kept = Answer.objects.filter(employee=request.actor, key=key, created_at__gt=timezone.now() - KEPT_FOR).first()
        if kept and kept.asked != asked:
            return problem(422, _("This Idempotency-Key was used for another request."))
        return (kept and _given_again(kept)) or self._answer(request, key, asked)

    def _answer(self, request: Any, key: str, asked: str) -> HttpResponse:
        response = self.get_response(request)
        if 200 <= response.status_code < 300:
            told = {name: response[name] for name in HEADERS if name in response}
            values = {
                "asked": asked,
                "status": response.status_code,
                "headers": told,
                "content": seal(response.content.decode()).token,
                "created_at": timezone.now(),
            }
            Answer.objects.update_or_create(employee=request.actor, key=key, defaults=values)
        return response


def _may_be_kept(request: Any) -> bool:
    """Whether it is a write to the API with a key; who may not write is told so by the API itself."""
    # A file is too large to be kept in memory; the same one is attached once in any case.
    if request.content_type == "multipart/form-data":
        return False
    if HEADER not in request.headers or request.method in READS or request.actor is None:
        return False
    if request.actor.lacks_second_factor:
        return False
    may_write = request.bearer is None or request.bearer.scope != ApiToken.Scope.READ
    return may_write and bool(request.path.startswith(reverse("api:api-root")))


def is_first_in_line(employee_id: int, key: str) -> bool:
    """Whether nobody answers a request under this key now; until the transaction ends nobody else will."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"answer {employee_id} {key}"])
        return bool(cursor.fetchone()[0])


def _digest(request: Any) -> str:
    """What is asked, in one number: the method, the address, the body."""
    asked = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(asked).hexdigest()


def _given_again(kept: Answer) -> HttpResponse | None:
    """An answer as it was given; None when the key that it was encrypted by is thrown away."""
    try:
        content = Sealed(kept.content).reveal()
    except ValidationError:
        return None
    return HttpResponse(content, status=kept.status, headers=kept.headers | {"Idempotent-Replayed": "true"})
