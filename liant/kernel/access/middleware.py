"""Every request of a signed-in employee, or of a program with a token, is one transaction, entered as that employee."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.db import ProgrammingError, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from liant.kernel.access.actor import enter, is_refused_by_row_security
from liant.kernel.access.models import Employee, User
from liant.kernel.access.origin import coming_from, origin_of
from liant.kernel.signin.second_factor import lacks_second_factor

View = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger("liant.access")
REFUSALS = (403, 404)


class OriginMiddleware:
    """Remembers for the time of a request where it comes from, and tells the client its number."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        origin = origin_of(request)
        with coming_from(origin):
            response = self.get_response(request)
        response.headers["X-Request-ID"] = str(origin.request_id)
        return response


class EnterMiddleware:
    """Enter as the signed-in employee or the token's owner; a server error undoes what the request wrote."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request, entered when it is known whose it is."""
        request.actor = None
        employee_id = self._who(request)
        if employee_id is None:
            return self.get_response(request)
        try:
            return self._answer_as(employee_id, request)
        except ProgrammingError as error:
            if not is_refused_by_row_security(error):
                raise
            # Who no longer works here; errors of the view have become answers before they get here.
            logout(request)
            return redirect("account_inactive")

    def _who(self, request: Any) -> int | None:
        if request.bearer is not None:
            # A program shows its token: a session that happens to be there, too, does not count.
            return request.bearer.employee_id  # type: ignore[no-any-return]
        user = request.user
        if not (isinstance(user, User) and user.employee_id):
            return None
        self._speak(request, user.language)
        return user.employee_id

    def _answer_as(self, employee_id: int, request: Any) -> HttpResponse:
        with enter(employee_id):
            request.actor = _employees().get(pk=employee_id)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        if response.status_code in REFUSALS:
            # What cannot be printed could end the line and begin a false one.
            path = request.path.encode("unicode_escape").decode()
            logger.warning("%d to employee %d: %s %s", response.status_code, employee_id, request.method, path)
        return response

    def _speak(self, request: Any, language: str) -> None:
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()


def _employees() -> QuerySet[Any]:
    """Employees with their unit's name, and whether they must set up a second factor before they go on."""
    return Employee.objects.defer("search").annotate(
        unit_caption=F("unit__caption"), lacks_second_factor=lacks_second_factor()
    )
