"""The processes that serve: web and worker. They know the application login only, never the owner of the database."""

import os
import sys

from liant.config.database import app_url
from liant.config.secrets import secret_key
from liant.config.supervisor import Child

# How long a serving process may take to finish its requests when asked to stop.
STOP_SECONDS = 5


def web(host: str, port: int) -> Child:
    """The process that answers browsers and programs."""
    return Child("web", server_command(host, port, workers=min(os.cpu_count() or 1, 8)), _environment())


def worker() -> Child:
    """The process that does the background jobs."""
    return Child("worker", [sys.executable, "-m", "django", "procrastinate", "worker"], _environment())


def server_command(host: str, port: int, workers: int) -> list[str]:
    """The command that serves Liant's pages there, with so many processes of a few threads each (asgi.py).

    Every thread may hold a database connection, and one listens: 8 processes of 4 threads leave room below PostgreSQL's
    usual 100. Open streams count as requests under way.
    """
    return [
        sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port),
        "--workers", str(workers), "--backpressure", "1024", "--respawn-failed-workers",
        # A process that is asked to stop while it still starts does not hear it.
        "--workers-kill-timeout", str(STOP_SECONDS), "--log-level", "warning", "liant.config.asgi:application",
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    environment = dict(os.environ, DJANGO_SETTINGS_MODULE="liant.config.settings")
    owner = environment.pop("DATABASE_URL", "")
    if "LIANT_APP_DATABASE_URL" not in environment:
        environment["LIANT_APP_DATABASE_URL"] = app_url(owner, secret_key())
    return environment
