"""How large a table file may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a table file may hold."""

    bytes: int = 200_000_000
    rows: int = 1_000_000
    columns: int = 500
    # What a cell of Excel may hold.
    characters: int = 32_767
    # Workbooks only: they are unpacked as a whole, where CSV is read row by row.
    cells: int = 5_000_000
    parts: int = 10_000
    unpacked_bytes: int = 1_000_000_000
    unpacked_ratio: int = 200
    memory_bytes: int = 1_500_000_000
    seconds: int = 120
