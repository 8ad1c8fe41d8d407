"""What goes wrong, told as problem+json with errors by field (RFC 9457)."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.errors import ValidationError as SchemaError
from pydantic import ValidationError as ItemError

from liant.kernel.history.versions import OutdatedError
from liant.kernel.merging.leading import MergedError
from liant.kernel.merging.resembling import DuplicatesError

Errors = dict[str, list[str]]
TELLING = (ValidationError, SchemaError, ItemError, OutdatedError, Http404, PermissionDenied, AuthenticationError)


@dataclass(frozen=True)
class Problem:
    """What is wrong, in words, and by field where fields are to blame."""

    status: int
    title: str
    errors: Errors = field(default_factory=dict)
    # The number of the record into which the one asked for was merged.
    merged_into: int | None = None

    def told(self) -> dict[str, Any]:
        """The problem document."""
        told: dict[str, Any] = {"status": self.status, "title": self.title}
        told |= {"errors": self.errors} if self.errors else {}
        return told | ({"merged_into": self.merged_into} if self.merged_into else {})


def problem(status: int, title: str, **more: Any) -> JsonResponse:
    """A problem document as an answer, with what `more` there is to tell."""
    told = Problem(status, title).told() | more
    return JsonResponse(told, status=status, content_type="application/problem+json")


def tell_problems(api: NinjaAPI) -> None:
    """Every error of this API is a problem document."""
    for kind in (*TELLING, DuplicatesError):
        api.add_exception_handler(kind, _answer)


def _answer(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, DuplicatesError):
        return problem(409, _("It is perhaps there already."), duplicates=error.told())
    found = problem_of(error)
    return JsonResponse(found.told(), status=found.status, content_type="application/problem+json")


def problem_of(error: Exception) -> Problem:
    """What an error of one of the kinds that are `TELLING` means to who asked."""
    match error:
        case ValidationError():
            errors = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
            return Problem(422, _("Please correct what is marked."), errors)
        case SchemaError():
            return Problem(422, _("Please correct what is marked."), _by_place(error.errors, skipped=2))
        case ItemError():
            return Problem(422, _("Please correct what is marked."), _by_place(error.errors(), skipped=0))
        case OutdatedError():
            title = _("This was changed since you read it. Read it again, then change it.")
            return Problem(412, title, {name: [who] for name, who in error.changes.items()})
        case MergedError():
            return Problem(404, _("This was merged into another record."), merged_into=error.into)
        case Http404():
            return Problem(404, _("There is nothing here, or you do not see it."))
        case PermissionDenied():
            return Problem(403, str(error) or _("You do not have the right to do this."))
    return Problem(401, _("Please sign in."))


def _by_place(errors: Any, skipped: int) -> Errors:
    """Pydantic's errors by the name of the field; the first words of its places tell where in the request that is."""
    return {".".join(map(str, item["loc"][skipped:] or item["loc"])): [item["msg"]] for item in errors}
