"""Compares web servers on the list of a million contacts: python -m bench.servers [parts of names]. Needs wrk."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Column, Table

from bench.database import measured_database

PORT = 8017
ADDRESS = f"127.0.0.1:{PORT}"
PATH = "/contacts/"
USERS = ("director", "salesperson")
CONNECTIONS, WARM_UP, SECONDS = 8, 2, 5
# One user asks more here than anybody may.
UNLIMITED = {"LIANT_RATE_PAGES": "1000000/s"}
# Each server has several turns, of which the best counts: other work on the machine disturbs some of them.
ROUNDS = 3

WSGI = "liant.config.wsgi:application"
GUNICORN = ["-m", "gunicorn", WSGI, "--bind", ADDRESS, "--log-level", "error"]
UVICORN = ["-m", "uvicorn", "django.core.asgi:get_asgi_application", "--factory", "--host", "127.0.0.1",
           "--port", str(PORT), "--log-level", "error"]  # fmt: skip
GRANIAN = ["-m", "granian", WSGI, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(PORT),
           "--log-level", "error"]  # fmt: skip


ASGI = ["-m", "granian", "liant.config.asgi:application", "--interface", "asginl", "--host", "127.0.0.1",
        "--port", str(PORT), "--log-level", "error", "--workers", "2", "--backpressure", "1024"]  # fmt: skip


def _granian(workers: int, threads: int) -> list[str]:
    return [*GRANIAN, "--workers", str(workers), "--blocking-threads", str(threads), "--backpressure", "64"]


SERVERS = {
    "gunicorn sync, 2 processes": [*GUNICORN, "--workers", "2"],
    "gunicorn sync, 4 processes": [*GUNICORN, "--workers", "4"],
    "gunicorn gthread, 2 x 2": [*GUNICORN, "--workers", "2", "--threads", "2"],
    "gunicorn gthread, 2 x 4": [*GUNICORN, "--workers", "2", "--threads", "4"],
    "uvicorn, 2 processes": [*UVICORN, "--workers", "2"],
    "granian, 1 x 4": _granian(1, 4),
    "granian, 2 x 1": _granian(2, 1),
    "granian, 2 x 2": _granian(2, 2),
    "granian, 2 x 4": _granian(2, 4),
    "granian, 4 x 1": _granian(4, 1),
    "granian asgi, 2 x 4": ASGI,
}


class Figures(NamedTuple):
    """What a server does under load."""

    requests: float
    p50: float
    p99: float
    failed: int
    megabytes: float


def main(names: list[str]) -> None:
    """Measure each server as each user and print a table."""
    chosen = {name: command for name, command in SERVERS.items() if not names or any(part in name for part in names)}
    best: dict[tuple[str, str], Figures] = {}
    with measured_database(1_000_000):
        cookies = {user: _cookie(user) for user in USERS}
        for _ in range(ROUNDS):
            for server, command in chosen.items():
                for user, figures in _measure(command, cookies):
                    best[user, server] = max(figures, best.get((user, server), figures))
    _report(best)


def _measure(command: list[str], cookies: dict[str, str]) -> Iterator[tuple[str, Figures]]:
    with _running(command) as process:
        for user, cookie in cookies.items():
            _load(cookie, WARM_UP)
            yield user, _figures(_load(cookie, SECONDS), _megabytes(process))


def _report(best: dict[tuple[str, str], Figures]) -> None:
    heads = [Column(head, justify="right") for head in ("requests/s", "p50 ms", "p99 ms", "failed", "MB")]
    table = Table("user", "server", *heads, box=None)
    for (user, server), figures in sorted(best.items()):
        table.add_row(user, server, f"{figures.requests:.1f}", *(f"{figure:,.0f}" for figure in figures[1:]))
    Console(width=110).print(table)


def _cookie(user: str) -> str:
    """The cookie of a signed-in user."""
    from django.test import Client

    from bench.people import people
    from liant.kernel.access.models import User

    client = Client()
    client.force_login(User.objects.get(employee_id=people()[user].pk))
    return f"sessionid={client.cookies['sessionid'].value}"


@contextmanager
def _running(command: list[str]) -> Iterator[int]:
    """Have a server that answers; its process number."""
    process = subprocess.Popen([sys.executable, *command], env=os.environ | {"PYTHONPATH": str(Path.cwd())} | UNLIMITED)
    try:
        _wait_until_it_answers()
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_it_answers() -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            connection = HTTPConnection(ADDRESS, timeout=10)
            connection.request("GET", PATH)
            connection.getresponse()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The server does not answer.")


def _load(cookie: str, seconds: int) -> str:
    """Ask for the page over and over; what wrk tells."""
    command = [
        "wrk",
        "--latency",
        f"-c{CONNECTIONS}",
        "-t2",
        f"-d{seconds}s",
        "--timeout",
        "30s",
        "-H",
        f"Cookie: {cookie}",
    ]
    return subprocess.run([*command, f"http://{ADDRESS}{PATH}"], capture_output=True, text=True, check=True).stdout


def _figures(told: str, megabytes: float) -> Figures:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    failed = sum(int(count) for count in re.findall(r"(?:responses:|connect|read|write|timeout) (\d+)", told))
    return Figures(float(rate[1]) if rate else 0, _latency(told, 50), _latency(told, 99), failed, megabytes)


def _latency(told: str, percent: int) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", told)
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]] if found else 0


def _megabytes(process: int) -> float:
    """The memory of a process and its children, shared pages counted once (see proc(5), smaps_rollup)."""
    own = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(own[1] if own else 0) / 1024 + sum(_megabytes(int(child)) for child in children)


if __name__ == "__main__":
    main(sys.argv[1:])
