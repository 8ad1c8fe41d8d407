"""Initials and colours that stand for a record."""

import pytest

from liant.kernel.ui.avatars import avatar, initials
from liant.kernel.ui.tones import TONES, tone_of


@pytest.mark.req("GEN-01")
@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ștefania Crăciunescu-Țepeș", "ȘC"),
        ("Παπαδοπούλου Ώρα", "ΠΩ"),
        ("ανώνυμη «Ο Θερμαϊκός»", "ΑΘ"),
        ("Agricola – (Slobozia)", "AS"),
        ("Liant", "L"),
        ("– –", ""),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(caption: str, expected: str) -> None:
    assert initials(caption) == expected


def test_a_caption_cannot_break_out_of_its_avatar() -> None:
    assert "<script" not in avatar('<script>alert("x")</script> "onload')


def test_a_word_always_has_the_same_colour_and_a_colour_its_own() -> None:
    assert tone_of("account") == tone_of("account")
    assert tone_of("account") in TONES
    assert tone_of("red") == "red"
    assert tone_of("") == "gray"
