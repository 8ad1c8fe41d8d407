"""Files to operations that take one; to any other operation nobody sends any."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from liant.kernel.api.problems import problem
from liant.kernel.ui.uploads import take_files

# How files come.
WRITES = ("POST", "PUT")
# How the names of addresses begin that take files, and what tells that more comes than may.
_taking: dict[str, Callable[[Any], bool]] = {}


def let_take_files(beginning: str, is_too_large: Callable[[Any], bool]) -> None:
    """Have the operations whose addresses are called so take files."""
    _taking[beginning] = is_too_large


class TakesFiles:
    """Middleware: lets files through where an operation takes one, before anything else reads the request."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        answer: HttpResponse = self.get_response(request)
        return answer

    def process_view(self, request: Any, *_view: Any) -> HttpResponse | None:
        """Refuse what is too large; of who is nobody here nothing is taken."""
        name = request.resolver_match.url_name or ""
        is_too_large = next((of for beginning, of in _taking.items() if name.startswith(beginning)), None)
        if request.method not in WRITES or request.actor is None or is_too_large is None:
            return None
        if is_too_large(request):
            return problem(413, _("The file is too large."))
        take_files(request)
        if request.method == "PUT":
            _read_form(request)
        return None


def _read_form(request: Any) -> None:
    """Django reads the forms of POST alone (its ticket 12635)."""
    request.method = "POST"
    request._load_post_and_files()
    request.method = "PUT"
