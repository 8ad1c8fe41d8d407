"""Folding: what search and comparison see as equal, in Python and in the database alike."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from liant.kernel.text import fold, with_comma_below, words
from liant.kernel.text_map import fold_map, sql_fold_body

CHARACTERS = [chr(code) for code in range(1, 0x20000) if not 0xD800 <= code <= 0xDFFF]


@pytest.mark.req("CON-23")
@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ștefănescu ȚÂRLEA", "stefanescu tarlea"),
        ("Ştefănescu ŢÂRLEA", "stefanescu tarlea"),
        ("Brânză Înaltă", "branza inalta"),
        ("Γιώργος ΓΙΩΡΓΟΣ", "γιωργοσ γιωργοσ"),
        ("Ἀθῆναι ᾠδή Ϊ΅ΰ", "αθηναι ωδη ιυ"),
        ("Groß STRASSE ẞ", "gross strasse ss"),
        ("Łódź Đorđe Ørsted Þór Æsir", "lodz dorde orsted thor aesir"),
        ("İstanbul ISPARTA ılıca", "istanbul isparta ilica"),
        ("Йордан Ёлкин", "иордан елкин"),
        ("΄Αννα", "αννα"),
        ("a\u00a0b", "a b"),
        ("日本 € 😀", "日本 € 😀"),
    ],
)
def test_case_and_accents_are_folded_away(written, folded):
    assert fold(written) == folded


@pytest.mark.req("CON-23")
@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.req("CON-23")
@settings(deadline=None)
@given(st.text(st.sampled_from(sorted(fold_map()))))
def test_decomposed_and_composed_accents_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.req("CON-23")
@pytest.mark.django_db
def test_the_database_folds_every_character_as_python_does():
    folding = sql_fold_body().replace("$1", "letter")

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT letter, {folding} FROM unnest(%s::text[]) AS letter", [CHARACTERS])
        folded = dict(cursor.fetchall())

    assert [(letter, folded[letter]) for letter in CHARACTERS if folded[letter] != fold(letter)] == []


@pytest.mark.req("CON-23")
@pytest.mark.django_db
def test_the_database_folds_a_text_of_all_letters_as_python_does():
    text = "".join(CHARACTERS[:0x2000])

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql_fold_body().replace('$1', 'text')} FROM (VALUES (%s)) AS given (text)", [text])
        [folded] = cursor.fetchone()

    assert folded == fold(text)


@pytest.mark.req("CON-23")
def test_the_words_of_a_name_come_without_punctuation():
    assert words("S.C. Ion-Popescu & Fiii_ SRL") == ["s", "c", "ion", "popescu", "fiii", "srl"]


@pytest.mark.req("GEN-01")
def test_cedillas_become_commas_and_nothing_else_changes():
    assert with_comma_below("Şerban Ţuţea, Iaşi, façade") == "Șerban Țuțea, Iași, façade"
