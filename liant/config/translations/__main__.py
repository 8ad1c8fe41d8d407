"""`python -m liant.config.translations extract|compile|check`."""

import sys
from collections.abc import Callable
from pathlib import Path

from liant.config.translations.catalogues import compile_all, extract_all
from liant.config.translations.checking import problems

ROOT = Path(__file__).resolve().parents[2]


def extract() -> int:
    """Bring the catalogues in line with the texts in the source."""
    for file in extract_all(ROOT):
        print(f"Updated {file}")
    return 0


def compile_() -> int:
    """Make the catalogues that have changed readable for Django."""
    for file in compile_all(ROOT):
        print(f"Compiled {file}")
    return 0


def check() -> int:
    """List what is not translated, or not rightly; 1 when there is anything."""
    found = list(problems(ROOT))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


COMMANDS: dict[str, Callable[[], int]] = {"extract": extract, "compile": compile_, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"Usage: python -m liant.config.translations {'|'.join(COMMANDS)}")
    sys.exit(COMMANDS[sys.argv[1]]())
