"""A file as an answer: saved by the browser, or shown where it can do no harm."""

from typing import Any

from django.http import FileResponse, Http404

from liant.kernel.attachments.models import Attachment

# Nothing in the file is run, asks or sends. Browsers show PDF by a program of their own, which no sandbox lets start.
QUIET = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'"
)
SANDBOX = f"sandbox; {QUIET}"


def answer_with(attachment: Attachment, *, is_shown: bool) -> Any:
    """The file; shown only when it is asked for and of a kind that may be. Raises Http404 when it is gone."""
    is_shown = is_shown and attachment.is_shown
    kind = attachment.content_type
    # A table in a text is shown as the text that it is.
    shown_as = "text/plain; charset=utf-8" if kind.startswith("text/") else kind
    try:
        content = attachment.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=not is_shown, filename=attachment.name, content_type=shown_as if is_shown else kind
    )
    response["Content-Security-Policy"] = QUIET if kind == "application/pdf" else SANDBOX
    return response
