"""The installation's folder, and its secrets: from the environment, or made once and kept beside the data."""

import os
import pwd
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    """Where this installation keeps its files: LIANT_DATA, or the user's data folder."""
    if folder := os.environ.get("LIANT_DATA"):
        return Path(folder)
    if os.geteuid() == 0:
        # The database server refuses to run as root and its own user cannot look into root's home.
        return Path("/var/lib/liant")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "liant"


def refuse_unusable(folder: Path) -> None:
    """Raise ImproperlyConfigured, in words, when this process can't keep files in the folder or can't make it."""
    there = next(each for each in (folder, *folder.parents) if os.path.exists(each))  # noqa: PTH110 - may be forbidden
    if not there.is_dir():
        raise ImproperlyConfigured(f"{there} is not a folder: choose another one with --data or LIANT_DATA.")
    if not os.access(there, os.W_OK | os.X_OK):
        user, owner = _user(os.geteuid()), _user(there.stat().st_uid)
        raise ImproperlyConfigured(
            f"The user {user!r} may not write in {there}, which belongs to {owner!r}: "
            "run Liant as that user, or choose another folder with --data or LIANT_DATA."
        )


def secret_key() -> str:
    """The key that signs sessions and derives the application login's password."""
    if key := os.environ.get("LIANT_SECRET_KEY"):
        return key
    file = data_folder() / "secret_key"
    refuse_unusable(file.parent)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def hashing_key() -> str:
    """The key by which suppressed addresses are recognised: LIANT_HASHING_KEY, or a file. It stays for good."""
    if key := os.environ.get("LIANT_HASHING_KEY"):
        return key
    file = data_folder() / "hashing_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def sealing_keys() -> list[str]:
    """The keys of encrypted fields, the one that encrypts first: LIANT_SEALING_KEYS, with commas between, or a file."""
    if keys := os.environ.get("LIANT_SEALING_KEYS"):
        return keys.split(",")
    file = sealing_file()
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, Fernet.generate_key().decode())
    return file.read_text().split()


def add_sealing_key() -> None:
    """Put a new key before those in the file."""
    keys = [Fernet.generate_key().decode(), *sealing_keys()]
    beside = sealing_file().with_suffix(".new")
    beside.touch(0o600)
    beside.write_text("\n".join(keys))
    # At once: whoever reads meanwhile gets all the old keys, or all the new ones.
    beside.replace(sealing_file())


def sealing_file() -> Path:
    """Where the keys of encrypted fields are, unless the environment names them."""
    return data_folder() / "sealing_keys"


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _write_once(file: Path, text: str) -> None:
    """Write `text` unless another process was first."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
