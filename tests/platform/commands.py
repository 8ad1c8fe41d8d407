"""The `liant` command as people type it: a process with a data folder."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

# The first employee of the company that tests found.
PASSWORD = "correct horse battery"
ANA = ("--administrator", "Ana@acme.example", "--given-name", "Ana", "--family-name", "Pop")

NAMES_OF_DATABASES = ("DATABASE_URL", "LIANT_APP_DATABASE_URL", "LIANT_DATA")


def line(data: Path, command: str, *arguments: str) -> list[str]:
    """The command line of a subcommand on that data folder."""
    return [sys.executable, "-m", "liant", command, "--data", str(data), *arguments]


def environment(**variables: str) -> dict[str, str]:
    """The environment of the tests without the database of the tests, and with these variables."""
    return {name: value for name, value in os.environ.items() if name not in NAMES_OF_DATABASES} | variables


def run(
    data: Path, command: str, *arguments: str, stdin: str = "", within: Sequence[str] = (), **variables: str
) -> "subprocess.CompletedProcess[str]":
    """Run a subcommand to its end; `within` is a program that runs it."""
    whole = [*within, *line(data, command, *arguments)]
    return subprocess.run(
        whole, env=environment(**variables), input=stdin, capture_output=True, text=True, check=False, timeout=120
    )


@contextmanager
def started(data: Path, port: int, *arguments: str, **variables: str) -> Iterator["subprocess.Popen[str]"]:
    """`liant up` in a process that is asked to stop afterwards."""
    command = line(data, "up", "--port", str(port), *arguments)
    process = subprocess.Popen(
        command, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def read_until_ready(process: "subprocess.Popen[str]") -> str:
    """What the process printed until it served; fails when it ended before."""
    printed = ""
    for text in process.stdout:
        printed += text
        if "Stop it with Ctrl+C" in text:
            return printed
    pytest.fail(f"It ended with status {process.wait()}:\n{printed}")
