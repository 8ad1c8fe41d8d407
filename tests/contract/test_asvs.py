"""The list of what OWASP ASVS asks for is whole, and what it names is there (docs/ASVS.md)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"\| (\d+)\.(\d+)\.(\d+) \| [^|]+ \| (kept|n/a|operator|\*\*open\*\*) \| ([^|]+) \|")
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip


@pytest.fixture
def document() -> str:
    return (ROOT / "docs" / "ASVS.md").read_text()


def test_every_requirement_of_levels_1_and_2_has_its_row(document: str) -> None:
    numbers = [f"{row[1]}.{row[2]}.{row[3]}" for row in ROW.finditer(document)]

    assert numbers == [f"{section}.{number + 1}" for section, most in SECTIONS.items() for number in range(most)]


def test_every_file_that_it_names_is_there(document: str) -> None:
    named = set(re.findall(r"(?:liant|tests|docs|bench)/[\w/.-]*[\w]", document))

    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_its_sums_are_right(document: str) -> None:
    states = [row[4].strip("*") for row in ROW.finditer(document)]

    said = re.search(r"(\d+) kept, (\d+) not applicable, (\d+) for the operator, (\d+) open\.", document)

    assert said
    assert list(map(int, said.groups())) == [states.count(state) for state in ("kept", "n/a", "operator", "open")]
