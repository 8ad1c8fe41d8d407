"""A picture as an answer: browsers keep it for a while, for at its address there is never another one."""

from django.http import HttpResponse

# Until then who may not see it any more may still have it; what signs out clears it away (Clear-Site-Data).
KEPT_SECONDS = 86_400
QUIET = "default-src 'none'; sandbox; frame-ancestors 'none'"


def picture_answer(content: bytes | memoryview, *, is_kept: bool) -> HttpResponse:
    """The picture; kept by the browser of who asked, and nobody in between, where its address tells which one it is."""
    response = HttpResponse(bytes(content), content_type="image/webp")
    response["Content-Disposition"] = 'inline; filename="picture.webp"'
    response["Content-Security-Policy"] = QUIET
    if is_kept:
        response["Cache-Control"] = f"private, max-age={KEPT_SECONDS}, immutable"
    return response
