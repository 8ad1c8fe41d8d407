"""Whose stream it is: asked as a page asks, without a page."""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.db import ProgrammingError, close_old_connections
from django.http import HttpRequest

from liant.kernel.access.actor import enter, is_refused_by_row_security
from liant.kernel.access.models import User


def employee_of(cookies: str) -> int | None:
    """The employee whose session these cookies hold, and who works here; None otherwise."""
    try:
        key = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    if key is None:
        return None
    close_old_connections()
    try:
        return _working(_user(key.value))
    finally:
        close_old_connections()


def _user(key: str) -> Any:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return get_user(request)


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
