"""What the tests of the platform share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liant.config.postgres import scratch_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that PostgreSQL can reach even when the tests run as root."""
    with scratch_folder() as path:
        yield path
