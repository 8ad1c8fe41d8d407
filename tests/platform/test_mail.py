"""Mail leaves through the server that LIANT_EMAIL_URL names."""

from collections.abc import Iterator
from pathlib import Path
from smtplib import SMTPException
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from liant.config.mail import mail_settings
from tests.mail_server import LOGIN, MailServer, mail_server

FROM = {"LIANT_EMAIL_FROM": "Acme <crm@acme.example>"}


@pytest.fixture(params=["smtps", "smtp"])
def server(request: Any, tmp_path: Path, monkeypatch: Any) -> Iterator[MailServer]:
    """A mail server that speaks TLS in one of its two ways; this process trusts its certificates."""
    with mail_server(tmp_path, request.param) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        yield server


def send(settings: Any, variables: dict[str, str]) -> None:
    """Send a mail as an installation with these variables does."""
    for name, value in mail_settings(variables).items():
        setattr(settings, name, value)
    EmailMessage("Bună ziua", "Șapte brânzeturi", to=["ana@acme.example"]).send()


@pytest.mark.req("GEN-05")
def test_mail_is_handed_in_by_tls_with_a_password(server, settings):
    send(settings, server.variables())

    message = server.next_message()
    assert (message["from"], message["subject"]) == (f"Acme <{LOGIN}>", "Bună ziua")
    assert message.get_content().strip() == "Șapte brânzeturi"


@pytest.mark.req("SEC-09")
@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("p%40ss", "wrong"),
        # Certificates in which this name does not stand.
        ("@localhost", "@127.0.0.1"),
    ],
)
def test_nothing_is_handed_in_with_a_wrong_password_or_to_a_false_server(server, settings, told, instead):
    variables = server.variables()
    variables["LIANT_EMAIL_URL"] = variables["LIANT_EMAIL_URL"].replace(told, instead)

    with pytest.raises((SMTPException, OSError)):
        send(settings, variables)

    assert server.received.empty()


@pytest.mark.req("SEC-09")
def test_a_password_is_told_to_no_server_that_cannot_turn_to_tls(tmp_path, settings):
    with mail_server(tmp_path, "smtp", has_tls=False) as server:
        with pytest.raises(SMTPException, match="STARTTLS"):
            send(settings, server.variables())

        assert server.passwords == []


@pytest.mark.req("SEC-09")
def test_a_relay_of_ones_own_network_needs_no_tls(tmp_path, settings):
    with mail_server(tmp_path, "smtp", has_tls=False) as server:
        send(settings, server.variables() | {"LIANT_EMAIL_URL": f"{server.url}?tls=no"})

        assert server.next_message()["subject"] == "Bună ziua"


@pytest.mark.parametrize(
    ("url", "port", "is_tls", "is_starttls"),
    [
        ("smtps://mail.acme.example", 465, True, False),
        ("smtp://mail.acme.example", 587, False, True),
        ("smtp://mail.acme.example:2525", 2525, False, True),
        ("smtp://localhost:25?tls=no", 25, False, False),
    ],
)
def test_only_tls_no_turns_tls_off(url, port, is_tls, is_starttls):
    found = mail_settings({"LIANT_EMAIL_URL": url, **FROM})

    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (port, is_tls, is_starttls)


def test_without_a_server_mail_is_printed():
    assert mail_settings({})["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"LIANT_EMAIL_URL": "http://user:secret@host", **FROM}, "LIANT_EMAIL_URL is not understood"),
        ({"LIANT_EMAIL_URL": "smtps://user:secret@host:seven", **FROM}, "LIANT_EMAIL_URL is not understood"),
        ({"LIANT_EMAIL_URL": "smtps:user:secret", **FROM}, "LIANT_EMAIL_URL names no host"),
        ({"LIANT_EMAIL_URL": "smtps://user:secret@host"}, "Set LIANT_EMAIL_FROM"),
        ({"LIANT_EMAIL_URL": "smtps://user:secret@host", "LIANT_EMAIL_FROM": "Acme"}, "Set LIANT_EMAIL_FROM"),
    ],
)
def test_a_wrong_setting_is_told_without_the_password(variables, words):
    with pytest.raises(ImproperlyConfigured, match=words) as refused:
        mail_settings(variables)

    assert "secret" not in str(refused.value)
