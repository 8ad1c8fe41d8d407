"""One PostgreSQL database cluster in a folder: made once, started, stopped."""

import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from liant.config.embedded import PostgresError
from liant.config.embedded.programs import Programs
from liant.config.embedded.tuning import configuration

DATABASE = "liant"
# The address of a Unix socket (sockaddr_un) has 108 bytes, the last one zero.
LONGEST_SOCKET = 107
SOCKET = ".s.PGSQL.5432"
# Ten minutes: after a crash the server first replays its log, before a stop it writes what it holds in memory.
PATIENCE = "600"
# Exit statuses of pg_isready.
READY, STARTING = 0, 1
# Linux gives numbers up to 4194304.
NO_PROCESS = 4194305


def refuse_long_path(data: Path) -> None:
    """Raise PostgresError when the socket in that folder could have no address."""
    if len(os.fsencode(data / "postgres" / SOCKET)) > LONGEST_SOCKET:
        raise PostgresError(f"{data} is too long a path for PostgreSQL's socket: choose a shorter one.")


@dataclass(frozen=True)
class Cluster:
    """The cluster in `data`/postgres; its superuser's password lies beside it, readable by the owner alone."""

    data: Path
    programs: Programs
    durable: bool

    @property
    def folder(self) -> Path:
        """Where PostgreSQL keeps its files, its socket among them."""
        return self.data / "postgres"

    @property
    def url(self) -> str:
        """The superuser's address of the database."""
        password = self._password_file.read_text().strip()
        return f"postgresql://postgres:{password}@/{DATABASE}?host={quote(str(self.folder))}"

    def start(self) -> None:
        """Have the server running, in a new cluster if there is none; raises PostgresError with the server's words."""
        if not self.folder.exists():
            self._make()
        if self._is_running():
            return
        self._forget_dead_server()
        self._configure()
        try:
            self._control("start", "--log", str(self.folder / "start.log"))
        except PostgresError as error:
            raise PostgresError(f"PostgreSQL did not start in {self.folder}:\n{self._last_words()}") from error

    def stop(self) -> None:
        """Stop the server: what is not committed is rolled back, all else is on disk when this returns."""
        if self._is_running():
            self._control("stop", "--mode", "fast" if self.durable else "immediate")

    @property
    def _password_file(self) -> Path:
        return self.data / "postgres.password"

    def _control(self, *arguments: str) -> None:
        self.programs.run("pg_ctl", *arguments, "--pgdata", str(self.folder), "--wait", "--timeout", PATIENCE)

    def _make(self) -> None:
        """Make the cluster aside and put it in its place when complete: a start that was killed leaves no half."""
        partial = self.data / "postgres.partial"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700)
        self.programs.give(partial)
        self._configure()
        self._initialise(partial)
        partial.rename(self.folder)

    def _initialise(self, folder: Path) -> None:
        self._write_password()
        self.programs.run(
            "initdb", "--pgdata", str(folder), "--username=postgres", f"--pwfile={self._password_file}",
            # A password is asked of every connection, and the order of texts does not depend on the system's libraries.
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C",
            "--builtin-locale=C.UTF-8", *([] if self.durable else ["--no-sync"]),
        )  # fmt: skip
        with (folder / "postgresql.conf").open("a") as file:
            file.write("\ninclude '../liant.conf'\n")
        # Without a server yet, so that a cluster in its place always has its database.
        self.programs.run("postgres", "--single", "-D", str(folder), "postgres", stdin=f"CREATE DATABASE {DATABASE};\n")

    def _write_password(self) -> None:
        self._password_file.unlink(missing_ok=True)
        self._password_file.touch(mode=0o600)
        self._password_file.write_text(secrets.token_urlsafe(32) + "\n")
        self.programs.give(self._password_file)

    def _configure(self) -> None:
        """Write liant.conf anew at every start: the machine may have changed, and so may our choices."""
        file = self.data / "liant.conf"
        file.write_text(configuration(durable=self.durable))
        file.chmod(0o644)

    def _is_running(self) -> bool:
        while (status := self._readiness()) == STARTING:
            time.sleep(0.2)
        return status == READY

    def _readiness(self) -> int:
        return self.programs.status("pg_isready", "--quiet", "--host", str(self.folder))

    def _forget_dead_server(self) -> None:
        """Let PostgreSQL see that a killed server is dead when its number is that of a zombie or of another program.

        Both happen in containers. All else, such as remains that still write, PostgreSQL finds out by itself.
        """
        for mark in (self.folder / "postmaster.pid", self.folder / f"{SOCKET}.lock"):
            if mark.exists() and not self._is_served_by(mark.read_text().split("\n")[0]):
                self.programs.run("/bin/sed", "--in-place", f"1s/.*/{NO_PROCESS}/", str(mark))

    def _is_served_by(self, process: str) -> bool:
        # A server works in the folder of its cluster; a zombie works nowhere.
        try:
            return Path("/proc", process, "cwd").readlink() == self.folder.resolve()
        except OSError:
            return False

    def _last_words(self) -> str:
        """The end of what the server wrote: first to one file, then, when it has read its settings, to daily ones."""
        logs = [self.folder / "start.log", *(self.folder / "log").glob("*.log")]
        newest_last = sorted((log for log in logs if log.exists()), key=lambda log: log.stat().st_mtime)
        return "\n".join(line for log in newest_last[-2:] for line in log.read_text().splitlines()[-5:])
