"""What every answer tells the browser: only our own scripts, styles and images, and no copies (ASVS 5.0, 3.4)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT = "; ".join(
    [
        "default-src 'self'",
        f"img-src 'self' data: blob: {settings.MAPS.images}".strip(),
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
# What no page of ours asks of a device, so that no script that gets in can; passkeys stay allowed. Browsers complain of
# names that they do not know.
UNUSED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip


def allowing(feature: str) -> str:
    """The policy of a page that asks for this one of them, which must be loaded whole: it holds for the document."""
    return ", ".join(f"{each}=(self)" if each == feature else f"{each}=()" for each in UNUSED)


HEADERS = {
    "Content-Security-Policy": CONTENT,
    "Permissions-Policy": allowing(""),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Only what says otherwise, the static files, may be kept.
    "Cache-Control": "no-store",
    # In place of the web server's own name.
    "Server": "Liant",
}


class SecurityHeaders:
    """Adds to every answer the headers that it does not have; stands before all others, for they answer, too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
