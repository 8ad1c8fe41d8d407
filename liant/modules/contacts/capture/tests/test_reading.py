"""What signatures tell (CON-01)."""

from dataclasses import asdict
from typing import Any

import pytest

from liant.modules.contacts.capture.reading import read
from liant.modules.contacts.capture.tests.signatures import ENGLISH, GREEK, ROMANIAN

pytestmark = pytest.mark.req("CON-01")


@pytest.mark.parametrize(("text", "expected"), ROMANIAN + ENGLISH)
def test_a_romanian_or_english_signature_is_read(text: str, expected: dict[str, Any]) -> None:
    found = asdict(read(text, "RO"))

    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("text", "expected"), GREEK)
def test_a_greek_signature_is_read(text: str, expected: dict[str, Any]) -> None:
    found = asdict(read(text, "GR"))

    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("text", ["", "\n\n", "  ", "🙂🙂", "a" * 20_000, "@@@ :: ||| //", "1" * 5000])
def test_any_text_is_borne(text: str) -> None:
    found = read(text, "RO")

    assert not found.is_person
