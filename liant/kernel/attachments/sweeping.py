"""Files that no row names any more go after a while; until then, what deleted their row can be undone whole."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import connection

KEPT_DAYS = 30
# Stands beside a file that was found in no row; its age tells since when.
MARK = ".unused"
CHUNK = 1_000


def sweep() -> int:
    """Mark the files that are in no row, and delete those that have been marked for long enough; how many went."""
    files = _files(Path(settings.MEDIA_ROOT) / "attachments")
    gone = 0
    while chunk := list(islice(files, CHUNK)):
        by_path = {file.relative_to(settings.MEDIA_ROOT).as_posix(): file for file in chunk}
        attached = _attached(by_path)
        for path, file in by_path.items():
            gone += _settle(file, is_attached=path in attached)
    return gone


def _files(root: Path) -> Iterator[Path]:
    return (file for file in root.glob("*/*") if file.suffix != MARK)


def _settle(file: Path, *, is_attached: bool) -> bool:
    """Whether the file went."""
    mark = file.with_suffix(MARK)
    if is_attached:
        mark.unlink(missing_ok=True)
        return False
    if not mark.exists():
        mark.touch()
        return False
    if time.time() - mark.stat().st_mtime < KEPT_DAYS * 86_400:
        return False
    file.unlink(missing_ok=True)
    mark.unlink(missing_ok=True)
    return True


def _attached(paths: Iterable[str]) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.attached_files(%s)", [list(paths)])
        return {path for (path,) in cursor.fetchall()}
