"""Imports that nobody will come back to, and their files, go after a while."""

from liant.kernel.jobs.forgetting import forget

KEPT_DAYS = 90


def sweep() -> int:
    """Delete imports that began so long ago, with their files; how many files went. Undo stays to history."""
    return forget("forget_imports", KEPT_DAYS)
