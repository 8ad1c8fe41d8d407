"""The word lists the demo company is made of: text files in `words/`, one row a line, fields parted by `;`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# What something is called, by the language of the installation.
Names = Mapping[str, str]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the list `name`, without its comments; an empty field is an empty string."""
    text = (files("liant.demo") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(field.strip() for field in line.split(";"))
        for line in text.splitlines()
        if line and not line.startswith("#")
    )


@cache
def column(name: str) -> tuple[str, ...]:
    """The first field of each row of the list `name`."""
    return tuple(row[0] for row in rows(name))
