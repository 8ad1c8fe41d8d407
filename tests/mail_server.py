"""A mail server of another company: it speaks TLS, knows one login, and keeps what is handed in."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from queue import Queue
from urllib.parse import quote

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.browser.installation import free_port

HOST, LOGIN, PASSWORD = "localhost", "crm@acme.example", "p@ss/word"
PATIENCE = 30.0  # seconds in which a mail arrives on a busy machine


@dataclass
class MailServer:
    """Where mail is handed in (`url`), the certificates that vouch for it (`authority`), and what it was told."""

    url: str
    authority: Path
    received: "Queue[EmailMessage]" = field(default_factory=Queue)
    passwords: list[bytes] = field(default_factory=list)

    def variables(self) -> dict[str, str]:
        """The environment of a Liant that sends its mail here."""
        sender = f"Acme <{LOGIN}>"
        return {"LIANT_EMAIL_URL": self.url, "LIANT_EMAIL_FROM": sender, "SSL_CERT_FILE": str(self.authority)}

    def next_message(self, *, to: str = "") -> EmailMessage:
        """The next message, or the next to that address, when it is there; raises queue.Empty when none comes."""
        message = self.received.get(timeout=PATIENCE)
        return message if to in str(message["to"]) else self.next_message(to=to)

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message from who signed in."""
        if not session.authenticated:
            return "530 Authentication required"
        message = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.put(message)
        return "250 OK"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, told: object
    ) -> AuthResult:
        """Let the one login in that it knows."""
        assert isinstance(told, LoginPassword)
        self.passwords.append(told.password)
        return AuthResult(success=told == LoginPassword(LOGIN.encode(), PASSWORD.encode()), handled=False)


@contextmanager
def mail_server(folder: Path, scheme: str, *, has_tls: bool = True) -> Iterator[MailServer]:
    """A mail server that listens meanwhile: `smtps` speaks TLS from the first byte, `smtp` turns to it by STARTTLS."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(HOST).configure_cert(context)
    port = free_port()
    address = f"{scheme}://{quote(LOGIN)}:{quote(PASSWORD, safe='')}@{HOST}:{port}"
    server = MailServer(address, folder / "authority.pem")
    tls = {"smtps": {"ssl_context": context}, "smtp": {"tls_context": context, "require_starttls": True}}[scheme]
    options = {"authenticator": server.authenticate, "auth_require_tls": False} | (tls if has_tls else {})
    controller = Controller(server, "127.0.0.1", port, **options)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
