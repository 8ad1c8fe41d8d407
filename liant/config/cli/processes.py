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
    """The command that serves Liant's pages there, with so many processes of a few threads each.

    Every thread may hold a database connection: 8 processes of 4 threads leave room below PostgreSQL's usual 100.
    """
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--backpressure", "64", "--respawn-failed-workers",
        # A process that is asked to stop while it still starts does not hear it.
        "--workers-kill-timeout", str(STOP_SECONDS), "--log-level", "warning", "liant.config.wsgi:application",
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    environment = dict(os.environ, DJANGO_SETTINGS_MODULE="liant.config.settings")
    owner = environment.pop("DATABASE_URL", "")
    if "LIANT_APP_DATABASE_URL" not in environment:
        environment["LIANT_APP_DATABASE_URL"] = app_url(owner, secret_key())
    return environment
