"""What the tests of the platform share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liant.config.postgres import embedded_postgres, scratch_folder
from tests.browser.installation import free_port
from tests.platform.commands import ANA, PASSWORD, run


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that PostgreSQL can reach even when the tests run as root."""
    with scratch_folder() as path:
        yield path


@pytest.fixture(scope="session")
def port() -> int:
    """A port on which nobody listens."""
    return free_port()


@pytest.fixture(scope="session")
def bare() -> Iterator[Path]:
    """The data folder of an installation without a company; its database runs meanwhile."""
    with scratch_folder() as folder, embedded_postgres(folder, durable=False):
        assert run(folder, "migrate").returncode == 0
        yield folder


@pytest.fixture(scope="module")
def acme() -> Iterator[Path]:
    """The data folder of an installation with Ana's company; its database runs meanwhile."""
    with scratch_folder() as folder, embedded_postgres(folder, durable=False):
        made = run(folder, "company", "Acme SRL", *ANA, "--password-stdin", stdin=f"{PASSWORD}\n")
        assert made.returncode == 0, made.stderr
        yield folder
