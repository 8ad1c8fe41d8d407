"""A rate, as settings know it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """So many requests within so many seconds."""

    requests: int
    seconds: int
