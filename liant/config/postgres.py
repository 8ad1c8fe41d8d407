"""The PostgreSQL server that comes with Liant, for whoever has none: started when needed, stopped after its last user.

It listens on a socket in a private folder only, and asks every connection for a password. Several processes may use
one data folder at once: the first one starts the server, the others join it, the last one stops it. Which of them is
the last is told by locks that the system drops even when a process is killed.
"""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from liant.config.embedded.cluster import Cluster, refuse_long_path
from liant.config.embedded.programs import find_programs
from liant.config.embedded.tuning import SHARED_MEMORY

GIGABYTE = 1024**3


@contextmanager
def embedded_postgres(data: Path, *, durable: bool = True) -> Iterator[str]:
    """Yield the owner's address of the database in the folder `data`, as in DATABASE_URL.

    A database that is not durable is quick to write and may be lost with the machine: for tests.
    Raises PostgresError when the server can't be set up or started.
    """
    data = data.absolute()
    refuse_long_path(data)
    if not data.exists():
        data.mkdir(parents=True)
        data.chmod(0o700)
    with (data / "postgres.users").open("w") as users:
        with _turn(data):
            cluster = Cluster(data, find_programs(data), durable)
        try:
            with _turn(data):
                fcntl.flock(users, fcntl.LOCK_SH)
                cluster.start()
            yield cluster.url
        finally:
            with _turn(data):
                if _is_last(users):
                    cluster.stop()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a folder that is gone afterwards, in memory when there is enough: a place for a database of tests."""
    has_room = shutil.disk_usage(SHARED_MEMORY).free > 2 * GIGABYTE
    with tempfile.TemporaryDirectory(prefix="liant-", dir=SHARED_MEMORY if has_room else None) as folder:
        yield Path(folder)


@contextmanager
def _turn(data: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with (data / "postgres.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
