"""What goes wrong, told as problem+json with errors by field (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.errors import ValidationError as SchemaError

from liant.kernel.history.versions import OutdatedError


def problem(status: int, title: str, errors: dict[str, list[str]] | None = None) -> JsonResponse:
    """A problem document."""
    body: dict[str, Any] = {"status": status, "title": title}
    if errors:
        body["errors"] = errors
    return JsonResponse(body, status=status, content_type="application/problem+json")


def tell_problems(api: NinjaAPI) -> None:
    """Every error of this API is a problem document."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        return problem(422, _("Please correct what is marked."), errors)

    @api.exception_handler(OutdatedError)
    def outdated(request: HttpRequest, error: OutdatedError) -> HttpResponse:
        errors = {name: [who] for name, who in error.changes.items()}
        return problem(412, _("This was changed since you read it. Read it again, then change it."), errors)

    @api.exception_handler(SchemaError)
    def malformed(request: HttpRequest, error: SchemaError) -> HttpResponse:
        errors = {".".join(map(str, item["loc"][2:] or item["loc"])): [item["msg"]] for item in error.errors}
        return problem(422, _("Please correct what is marked."), errors)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, _("There is nothing here, or you do not see it."))

    @api.exception_handler(PermissionDenied)
    def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return problem(403, str(error) or _("You do not have the right to do this."))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return problem(401, _("Please sign in."))
