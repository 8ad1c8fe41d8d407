"""A running Liant as a browser meets it: a database of its own with the demonstration company, web and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg

from liant.config.cli import processes
from liant.config.cli.up import answers
from liant.config.supervisor import Child

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds that a busy machine may need to start a process


@dataclass
class Installation:
    """Where the pages are, and the web process that serves them."""

    port: int
    web: Child
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """The address of the home page, without the slash at its end."""
        return f"http://{HOST}:{self.port}"

    def kill_web(self) -> None:
        """End the web process and its workers at once, as a failing machine would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start_web(self) -> None:
        """Start the web process and wait until it answers."""
        self.process = start(self.web)
        wait_until_it_answers(self.port)


@contextmanager
def installation(database: str, template: str, variables: Mapping[str, str]) -> Iterator[Installation]:
    """Liant on a fresh database of that name on the server of DATABASE_URL; all is gone afterwards.

    It is a copy of the database `template`, which is migrated already. `variables` stand in its environment, too.
    """
    server = os.environ["DATABASE_URL"]
    port = free_port()
    owner = urlsplit(server)._replace(path=f"/{database}").geturl()
    with fresh_database(server, database, template), TemporaryDirectory() as files, environment(owner, files, {}):
        # The processes keep their environment; the tests that follow must not find it.
        with environment(owner, files, variables):
            subprocess.run([sys.executable, "-m", "liant", "demo"], check=True)
            web, worker = processes.web(HOST, port), processes.worker()
        settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.settings"}
        web, worker = (replace(each, environment={**each.environment, **settings}) for each in (web, worker))
        background = start(worker)
        running = Installation(port, web, start(web))
        try:
            wait_until_it_answers(port)
            yield running
        finally:
            stop(running.process)
            stop(background)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def fresh_database(server: str, name: str, template: str) -> Iterator[None]:
    """A copy of a database; it goes afterwards, with the roles that Liant made for it."""
    with psycopg.connect(server, autocommit=True) as connection:
        drop(connection, name)
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        try:
            yield
        finally:
            drop(connection, name)


def drop(connection: "psycopg.Connection[tuple[str]]", name: str) -> None:
    """Drop a database and its roles, if they are there."""
    connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    roles = connection.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [f"{name}_"]).fetchall()
    for (role,) in roles:
        connection.execute(f'DROP ROLE "{role}"')


@contextmanager
def environment(owner: str, files: str, variables: Mapping[str, str]) -> Iterator[None]:
    """Have the processes started meanwhile work on this database and keep their files in this folder."""
    before = dict(os.environ)
    os.environ.pop("LIANT_APP_DATABASE_URL", None)
    os.environ.update(variables, DATABASE_URL=owner, LIANT_DATA=files)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def start(child: Child) -> "subprocess.Popen[bytes]":
    """Start a process in a group of its own, which ends when the tests do."""
    command = ["setpriv", "--pdeathsig", "TERM", *child.command]
    return subprocess.Popen(command, env=child.environment, start_new_session=True)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to finish; end what is left of its group."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(processes.STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until_it_answers(port: int) -> None:
    """Return when the web process answers requests."""
    deadline = time.monotonic() + PATIENCE
    while not answers(HOST, port):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Nobody answered on port {port} for {PATIENCE:.0f} seconds.")
        time.sleep(0.05)
