"""Every request of a signed-in employee is one transaction, entered as that employee."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee

View = Callable[[HttpRequest], HttpResponse]


class EnterMiddleware:
    """Enter as the signed-in employee; a server error undoes what the request wrote."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, entered when its user is an employee."""
        request.actor = None
        employee_id = getattr(request.user, "employee_id", None)
        if employee_id is None:
            return self.get_response(request)
        self._speak(request)
        with enter(employee_id):
            request.actor = Employee.objects.select_related("unit").get(pk=employee_id)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def _speak(self, request: HttpRequest) -> None:
        if language := request.user.language:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
