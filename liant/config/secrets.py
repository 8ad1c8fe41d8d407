"""The installation's secret key: from the environment, or made once and kept beside the data."""

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """Where this installation keeps its files: LIANT_DATA, or the user's data folder."""
    if folder := os.environ.get("LIANT_DATA"):
        return Path(folder)
    if os.geteuid() == 0:
        # The database server refuses to run as root and its own user cannot look into root's home.
        return Path("/var/lib/liant")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "liant"


def secret_key() -> str:
    """The key that signs sessions and derives the application login's password."""
    if key := os.environ.get("LIANT_SECRET_KEY"):
        return key
    file = data_folder() / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    """Write `text` unless another process was first."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
