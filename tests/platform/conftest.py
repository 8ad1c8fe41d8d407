"""What the tests of the platform share."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from liant.config.postgres import scratch_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that PostgreSQL can reach even when the tests run as root."""
    with scratch_folder() as path:
        yield path


@pytest.fixture(scope="session")
def port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
