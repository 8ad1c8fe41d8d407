"""API tokens: how programs say who they are (SEC-09; RFC 6750)."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from liant.kernel.access.actor import Actor
from liant.kernel.access.bounds import bounded
from liant.kernel.access.models import ApiToken
from liant.kernel.api.problems import problem
from liant.kernel.entity.registry import entities
from liant.kernel.history.telling import Kind, tell_audit

PREFIX = "liant_"
SECRET_BYTES = 32
READS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Bearer:
    """What a request's token stands for: nobody, when it is unknown, expired or its owner left."""

    employee_id: int | None = None
    scope: str = ApiToken.Scope.READ
    # The entities that it is for, by name; none means all.
    entities: tuple[str, ...] = ()


def make_token(name: str, scope: str, days: int, entities: Sequence[str] = (), *, by: Actor) -> tuple[ApiToken, str]:
    """Make a token of the acting employee for so many days, a year at most; the token and its secret.

    It is for these entities, for all where none is named. The secret can't be had again.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(
        employee=by,
        name=name,
        scope=scope,
        entities=list(entities),
        digest=digest_of(PREFIX + secret),
        hint=secret[:4],
        expires_at=timezone.now() + timedelta(days=min(days, 365)),
    )
    told = {"name": name, "scope": scope, "entities": token.entities, "until": token.expires_at.isoformat()}
    tell_audit(Kind.TOKEN, told, by=by)
    return token, PREFIX + secret


def revoke_token(token: ApiToken, *, by: Actor) -> None:
    """Make a token worthless at once."""
    token.delete()
    tell_audit(Kind.TOKEN_REVOKED, {"name": token.name}, by=by)


class TokenMiddleware:
    """Finds out whose token a request to the API carries, before anyone has entered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request, with its `bearer`: None without a token."""
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        is_api = request.path.startswith(reverse("api:api-root"))
        if is_api and settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return problem(403, _("Ask by https. A token that was sent without may have been read: revoke it."))
        request.bearer = _use(secret.strip()) if is_api and scheme.lower() == "bearer" else None
        with bounded(request.bearer.entities if request.bearer else ()):
            return self.get_response(request)


class TokenAuth(HttpBearer):
    """An employee's API token."""

    openapi_description = "A token made under My account: `Authorization: Bearer liant_...`. It acts as its owner."

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The token's owner. Raises AuthenticationError, or PermissionDenied for what the token is not for."""
        bearer: Bearer = request.bearer  # type: ignore[attr-defined]
        if bearer.employee_id is None:
            raise AuthenticationError
        if bearer.scope == ApiToken.Scope.READ and request.method not in READS:
            raise PermissionDenied(_("This token may only read."))
        if bearer.entities and entity_of_path(request.path) not in bearer.entities:
            labels = (str(entity.label_plural) for entity in entities() if entity.name in bearer.entities)
            raise PermissionDenied(_("This token is for these alone: %(kinds)s.") % {"kinds": ", ".join(labels)})
        return request.actor  # type: ignore[attr-defined]


def _use(secret: str) -> Bearer:
    with connection.cursor() as cursor:
        cursor.execute("SELECT employee_id, scope, entities FROM access.use_token(%s)", [digest_of(secret)])
        found = cursor.fetchone()
    return Bearer(found[0], found[1], tuple(found[2])) if found else Bearer()


def entity_of_path(path: str) -> str | None:
    """The name of the entity whose room of the API an address is in; None outside these."""
    slug = path.removeprefix(reverse("api:api-root")).partition("/")[0]
    return next((entity.name for entity in entities() if entity.slug == slug), None)


def digest_of(secret: str) -> str:
    """What is kept of a secret that stands for its employee."""
    # A secret of 256 random bits needs no slow hash: nobody guesses it.
    return hashlib.sha256(secret.encode()).hexdigest()
