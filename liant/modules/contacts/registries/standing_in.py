"""A registry on this machine for tests: what the true ones answer, and what they should not."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import Any

NUMBER = "14399840"
ANAF: dict[str, Any] = {
    "cod": 200,
    "message": "SUCCESS",
    "found": [
        {
            "date_generale": {"cui": 14399840, "denumire": "DANTE INTERNATIONAL SA", "nrRegCom": "J40/372/2002"},
            "inregistrare_scop_Tva": {"scpTVA": True},
            "stare_inactiv": {"statusInactivi": False},
            "adresa_sediu_social": {
                "sdenumire_Strada": "Șos. Virtuții", "snumar_Strada": "148", "sdenumire_Localitate": "București",
                "sdenumire_Judet": "MUNICIPIUL BUCUREȘTI", "scod_Postal": "060787",
            },
        }
    ],
    "notFound": [],
}  # fmt: skip
VIES: dict[str, Any] = {
    "isValid": True, "userError": "VALID", "name": "ALFA AE", "address": "ΕΡΜΟΥ 5\n10563 ΑΘΗΝΑ",
}  # fmt: skip


class Registry(ThreadingHTTPServer):
    """A registry that answers what it is told, and remembers what it was asked."""

    daemon_threads = True
    status, said, location = 200, b"", ""
    silence: Event | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def say(self, answer: Any, status: int = 200) -> None:
        self.said, self.status = json.dumps(answer).encode(), status


class Answering(BaseHTTPRequestHandler):
    """One question."""

    server: Registry

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.path, json.loads(body) if body else None))
        if self.server.silence:
            self.server.silence.wait(10)
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(self.server.said)

    do_GET = do_POST = _answer  # noqa: N815  the names that http.server calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""
