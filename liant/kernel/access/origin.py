"""Where an act comes from: which door, address, program and request (SEC-08). History keeps it with each entry."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LONGEST_AGENT = 200


class Door(models.TextChoices):
    """The ways into Liant; what comes by none of the others is SQL: a console, a script, the owner."""

    PAGE = "page", _("page")
    API = "api", _("API")
    JOB = "job", _("job")
    SQL = "sql", _("database")


@dataclass(frozen=True)
class Origin:
    """A door, the client's address, the name its program gives itself, the request's number (a UUID), and the address
    under which Liant was reached: for links in mail.
    """

    door: str = Door.SQL
    address: str | None = None
    agent: str = ""
    request_id: str | None = None
    site: str = ""


NOWHERE = Origin()
_origin: ContextVar[Origin] = ContextVar("origin", default=NOWHERE)


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """What is done meanwhile comes from there."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def origin_as_json() -> str:
    """Where what is done now comes from, as the database takes it."""
    return json.dumps(asdict(_origin.get()))


def current_site() -> str:
    """Under which address Liant was reached by who does this; empty where nobody knows."""
    return _origin.get().site


def origin_for_job() -> dict[str, Any]:
    """Where a job comes from that is caused now: from its cause, by a door of its own."""
    return asdict(replace(_origin.get(), door=Door.JOB))


def origin_of(request: HttpRequest) -> Origin:
    """Where a request comes from."""
    door = Door.API if request.path.startswith(reverse("api:api-root")) else Door.PAGE
    agent = "".join(filter(str.isprintable, request.headers.get("User-Agent", "")))
    return Origin(door, client_address(request), agent[:LONGEST_AGENT], str(uuid4()), request.build_absolute_uri("/"))


def client_address(request: HttpRequest) -> str | None:
    """The client's; None where it has none."""
    try:
        address = str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return None
    # Which of our network cards a link-local address came in by says nothing of the client.
    return address.partition("%")[0]
