"""Watching other processes."""

import os
import select


def ends(process: int, within: float) -> bool:
    """Whether the process with that number ends within so many seconds."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    ready, _, _ = select.select([handle], [], [], within)
    os.close(handle)
    return bool(ready)
