"""Whose stream it is: asked as a page asks, without a page."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, ProgrammingError
from django.http import HttpRequest

from liant.kernel.access.actor import enter, is_refused_by_row_security
from liant.kernel.access.models import User
from liant.kernel.throttling.counting import count
from liant.kernel.throttling.limits import limit_of


@dataclass(frozen=True)
class Asking:
    """Who asks for a stream: the headers by their names in small letters, and the address the connection comes from."""

    headers: dict[str, str]
    address: str


def employee_of(asking: Asking) -> int | None:
    """The employee whose session it is, and who works here; None otherwise, and while the database is away."""
    try:
        return _working(_request(asking).user)
    except DatabaseError:
        return None


def is_within_limits(asking: Asking) -> bool:
    """Count it as a request of its employee or, of a stranger, its address; whether that was not one too many."""
    try:
        return not count(limit_of(_request(asking), is_api=False)).is_over
    except DatabaseError:
        return True


def _request(asking: Asking) -> Any:
    request: Any = HttpRequest()
    request.META = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in asking.headers.items()}
    request.META["REMOTE_ADDR"] = asking.address
    request.path = request.path_info = "/live/"
    request.bearer = None
    key = _session_key(asking.headers.get("cookie", ""))
    if key is None:
        request.user = AnonymousUser()
    else:
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
        request.user = get_user(request)
    return request


def _session_key(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return found.value if found else None


def _working(user: Any) -> int | None:
    if not isinstance(user, User) or not user.is_active or user.employee_id is None:
        return None
    try:
        with enter(user.employee_id):
            return user.employee_id
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        return None
