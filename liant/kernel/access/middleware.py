"""Every request has its origin; one of a signed-in employee is one transaction, entered as that employee."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, User
from liant.kernel.access.origin import coming_from, origin_of

View = Callable[[HttpRequest], HttpResponse]


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
    """Enter as the signed-in employee; a server error undoes what the request wrote."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request, entered when its user is an employee."""
        request.actor = None
        user = request.user
        if not (isinstance(user, User) and user.employee_id):
            return self.get_response(request)
        self._speak(request, user.language)
        with enter(user.employee_id):
            request.actor = Employee.objects.select_related("unit").get(pk=user.employee_id)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def _speak(self, request: Any, language: str) -> None:
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
