"""liant up: everything on one machine - database, web and worker - until stopped."""

import http.client
import os
import shlex
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from liant.config.cli import processes
from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.demo import load_demo
from liant.config.cli.migrate import migrate_database
from liant.config.supervisor import Supervisor, interrupt_once

EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104


def up(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    data: DataFolder = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all. Names: LIANT_HOSTS.")] = "127.0.0.1",
    empty: Annotated[bool, typer.Option("--empty", help="Load no demonstration company into a new database.")] = False,
) -> None:
    """Start Liant: the database, the pages and the background jobs. Stop it with Ctrl+C."""
    interrupt_once(signal.SIGINT, signal.SIGTERM)
    refuse_taken_port(host, port)
    with suppress(KeyboardInterrupt), django_ready(data):
        advice = prepare(empty=empty)
        with Supervisor([processes.web(host, port), processes.worker()]) as supervisor:
            supervisor.watch(until=lambda: answers(host, port))
            welcome(host, port, advice)
            supervisor.watch()


def refuse_taken_port(host: str, port: int) -> None:
    """Leave with status 1 and a word when another program listens there."""
    if not (obstacle := listening_error(host, port)):
        return
    typer.secho(f"Can't listen on {host}, port {port}: {obstacle}. Waiting a moment ...", fg="yellow", err=True)
    # A killed Liant leaves its web process behind for as long as that may take to stop.
    deadline = time.monotonic() + processes.STOP_SECONDS + 1
    while listening_error(host, port):
        if time.monotonic() > deadline:
            typer.secho(f"Stop the other program, or choose another port: --port {port + 1}", fg="red", err=True)
            raise typer.Exit(1)
        time.sleep(0.1)


def listening_error(host: str, port: int) -> str | None:
    """Why nobody can listen there now; None when it is free."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # As the web server will do: the remains of our own last connections are no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror
    return None


def prepare(*, empty: bool) -> list[str]:
    """Bring the database up to date; a new one gets the demonstration company, unless it shall stay `empty`.

    Returns, in lines, how one gets in.
    """
    from django.db import connections

    from liant.kernel.access.founding import root_unit

    migrate_database()
    if not (empty or root_unit()):
        load_demo()
    advice = demo_logins() if root_unit() else how_to_found()
    connections.close_all()
    return advice


def demo_logins() -> list[str]:
    """The logins of the demonstration company that exist, each with its password and who it is."""
    from liant.demo import LOGINS
    from liant.kernel.access.models import User

    existing = set(User.objects.using("owner").values_list("email", flat=True))
    return [f"{login}  {password}  [dim]{words}[/dim]" for login, password, words in LOGINS if login in existing]


def how_to_found() -> list[str]:
    """What to type where there is no company yet."""
    command = [str(Path(sys.executable).with_name("liant")), "company", "NAME", "--administrator", "EMAIL"]
    command += ["--given-name", "GIVEN", "--family-name", "FAMILY", "--data", os.environ["LIANT_DATA"]]
    return ["There is no company yet. Make it in another terminal:", shlex.join(command)]


def answers(host: str, port: int) -> bool:
    """Whether the web process answers requests, whatever the answer."""
    connection = http.client.HTTPConnection("localhost" if host in EVERY_ADDRESS else host, port, timeout=10)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/")
        connection.getresponse()
        return True
    return False


def welcome(host: str, port: int, advice: list[str]) -> None:
    """Say where Liant is and how one gets in."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"\n[bold]Liant is ready: http://{'localhost' if host in EVERY_ADDRESS else host}:{port}/[/bold]")
    for line in advice:
        console.print(f"  {line}")
    console.print("Stop it with Ctrl+C.\n")
