"""What the tests of the platform share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liant.config.postgres import scratch_folder
from tests.browser.installation import free_port


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that PostgreSQL can reach even when the tests run as root."""
    with scratch_folder() as path:
        yield path


@pytest.fixture(scope="session")
def port() -> int:
    """A port on which nobody listens."""
    return free_port()
