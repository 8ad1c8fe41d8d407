"""liant web, liant worker: one of the two serving processes alone, for installations on several machines."""

import signal
from contextlib import suppress
from typing import Annotated

import typer

from liant.config.cli import processes
from liant.config.cli.database import DataFolder, django_ready
from liant.config.supervisor import Supervisor, interrupt_once


def web(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all. Names: LIANT_HOSTS.")] = "127.0.0.1",
    data: DataFolder = None,
) -> None:
    """Serve the pages and the API, without the worker and without migrating."""
    interrupt_once(signal.SIGINT, signal.SIGTERM)
    with suppress(KeyboardInterrupt), django_ready(data), Supervisor([processes.web(host, port)]) as supervisor:
        supervisor.watch()


def worker(data: DataFolder = None) -> None:
    """Do the background jobs, without serving pages."""
    interrupt_once(signal.SIGINT, signal.SIGTERM)
    with suppress(KeyboardInterrupt), django_ready(data), Supervisor([processes.worker()]) as supervisor:
        supervisor.watch()
