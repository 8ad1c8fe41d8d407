"""Exports go after some days: a copy of the records is not kept longer than it takes to fetch it."""

from liant.kernel.jobs.forgetting import forget

KEPT_DAYS = 7


def sweep() -> int:
    """Delete exports that began so long ago, with their files; how many files went."""
    return forget("forget_exports", KEPT_DAYS)
