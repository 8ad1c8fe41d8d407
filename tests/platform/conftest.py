"""What the tests of the platform share."""

import fcntl
import subprocess
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
def migrated(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of an installation without a company, to be copied; all processes of a run share it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    ready, partial = shared / "migrated", shared / "migrated.partial"
    with (shared / "migrated.lock").open("w") as lock, scratch_folder() as folder:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            made = run(folder, "migrate")
            assert made.returncode == 0, made.stderr
            copy(folder, partial)
            partial.rename(ready)
    return ready


def copy(folder: Path, to: Path) -> None:
    """Copy a data folder, with the owners of its files, into one that may be there."""
    subprocess.run(["cp", "--archive", f"{folder}/.", str(to)], check=True)


@pytest.fixture
def empty(folder: Path, migrated: Path) -> Path:
    """The data folder of an installation without a company, for one test."""
    copy(migrated, folder)
    return folder


@pytest.fixture(scope="session")
def bare(migrated: Path) -> Iterator[Path]:
    """The data folder of an installation without a company; its database runs meanwhile."""
    with scratch_folder() as folder:
        copy(migrated, folder)
        with embedded_postgres(folder, durable=False):
            yield folder


@pytest.fixture(scope="module")
def acme(migrated: Path) -> Iterator[Path]:
    """The data folder of an installation with Ana's company; its database runs meanwhile."""
    with scratch_folder() as folder:
        copy(migrated, folder)
        with embedded_postgres(folder, durable=False):
            made = run(folder, "company", "Acme SRL", *ANA, "--password-stdin", stdin=f"{PASSWORD}\n")
            assert made.returncode == 0, made.stderr
            yield folder
