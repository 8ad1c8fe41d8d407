"""How the API is asked: the token, the errors, what is sent again and what is not."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

TIMEOUT_SECONDS = 30
ATTEMPTS = 3
# Asked too much (429), or the same is under way (409): come again.
LATER = (409, 429)


class Problem(Exception):  # noqa: N818  what RFC 9457 calls it
    """What the API refused: the status, in words, and by the field's name."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        self.status = status
        self.title: str = told.get("title", "")
        self.errors: dict[str, list[str]] = told.get("errors", {})
        # What became of each item, where all or none were to be written.
        self.results: list[dict[str, Any]] = told.get("results", [])
        super().__init__(f"{status} {self.title} {self.errors or ''}".strip())


class Transport:
    """A connection of one employee, by one token."""

    def __init__(self, url: str, token: str, *, timeout: float = TIMEOUT_SECONDS) -> None:
        """`url` is where Liant is (https://crm.example), `token` is made there under My account; seconds to wait."""
        if not url.startswith(("https://", "http://")):
            raise ValueError("Give the address of Liant as https://crm.example")
        self._root, self._token, self._timeout = url.rstrip("/"), token, timeout
        self._last = threading.local()

    @property
    def etag(self) -> str:
        """The tag of this thread's last answer; empty when it had none."""
        return getattr(self._last, "etag", "")

    def call(
        self, method: str, path: str, *, query: Mapping[str, Any], headers: Mapping[str, str], body: Any = None,
        file: tuple[str, bytes] | None = None,
    ) -> Any:  # fmt: skip
        """What the API answers: JSON, or the bytes of a file; a `file` to send is its name and content.

        Raises Problem for what it refuses, OSError when it can't be reached.
        """
        asked = {name: value for name, value in query.items() if value not in ("", None)}
        sent = {name: value for name, value in headers.items() if value}
        sent |= {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if body is not None:
            sent["Content-Type"] = "application/json"
        # With a key, what is sent again is done once.
        if method != "GET":
            sent.setdefault("Idempotency-Key", str(uuid4()))
        content = None if body is None else json.dumps(body).encode()
        if file is not None:
            sent["Content-Type"], content = _form(*file)
        url = self._root + path + (f"?{urlencode(asked, doseq=True)}" if asked else "")
        return self._asked(Request(url, content, sent, method=method))  # noqa: S310  of http or https

    def pages(self, ask: Callable[[str], Any]) -> Iterator[Any]:
        """The items of all pages; `ask` has the page after a place."""
        after: str | None = ""
        while after is not None:
            page = ask(after)
            yield from page["items"]
            after = page["next"]

    def _asked(self, request: Request) -> Any:
        for attempt in range(1, ATTEMPTS + 1):
            is_last = attempt == ATTEMPTS
            try:
                with urlopen(request, timeout=self._timeout) as answer:  # noqa: S310
                    self._last.etag = answer.headers.get("ETag", "")
                    content = answer.read()
                    # A file is given as it is, also one in JSON.
                    is_file = "Content-Disposition" in answer.headers
                    return json.loads(content) if content and not is_file else content or None
            except HTTPError as error:
                if is_last or error.code not in LATER:
                    raise Problem(error.code, _told(error.read())) from None
                time.sleep(float(error.headers.get("Retry-After") or attempt))
            except (URLError, HTTPException, ConnectionError, TimeoutError):
                if is_last:
                    raise
                time.sleep(attempt)
        raise AssertionError


def _form(name: str, content: bytes) -> tuple[str, bytes]:
    """A form with one file (RFC 7578): its type and its text."""
    boundary = uuid4().hex
    # What would end the name is written as browsers do (WHATWG HTML, multipart/form-data).
    written = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{written}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return f"multipart/form-data; boundary={boundary}", head.encode() + content + f"\r\n--{boundary}--\r\n".encode()


def _told(content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
