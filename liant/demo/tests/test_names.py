"""The names the demo company is made of."""

import unicodedata
from collections import Counter
from importlib.resources import files
from random import Random

import pytest

from liant.demo.latin import latin, slug
from liant.demo.names import GENDERS, Language, family_names, person_name
from liant.demo.words import column

CEDILLAS = "şţŞŢ"


def test_no_word_has_a_cedilla_for_a_comma_or_a_loose_accent() -> None:
    for path in (files("liant.demo") / "words").iterdir():
        text = path.read_text(encoding="utf-8")

        assert not set(CEDILLAS) & set(text), path.name
        assert unicodedata.is_normalized("NFC", text), path.name


@pytest.mark.parametrize("language", ["ro", "el"])
@pytest.mark.parametrize("gender", GENDERS)
def test_there_are_many_given_names_each_once(language: str, gender: str) -> None:
    names = column(f"given_{language}_{gender}")

    assert len(names) >= 150
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["ro", "el"])
def test_there_are_many_family_names_each_once(language: Language) -> None:
    names = family_names(language, "m")

    assert len(names) >= 200
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("his", "hers"),
    [
        ("Παπαδόπουλος", "Παπαδοπούλου"),
        ("Ιωαννίδης", "Ιωαννίδου"),
        ("Παπαδάκης", "Παπαδάκη"),
        ("Παππάς", "Παππά"),
        ("Κατσαρός", "Κατσαρού"),
        ("Γεωργίου", "Γεωργίου"),
    ],
)
def test_a_greek_woman_bears_the_feminine_form(his: str, hers: str) -> None:
    forms = dict(zip(family_names("el", "m"), family_names("el", "f"), strict=True))

    assert forms[his] == hers


def test_no_greek_woman_bears_a_masculine_form() -> None:
    ending_like_his = [name for name in family_names("el", "f") if name.endswith("ς")]

    # The genitives in -ους serve both.
    assert ending_like_his == ["Χαραλάμπους", "Θεοφάνους"]


def test_every_greek_name_has_one_accent() -> None:
    names = [*family_names("el", "m"), *family_names("el", "f"), *column("given_el_m"), *column("given_el_f")]

    for name in names:
        assert unicodedata.normalize("NFD", name).count("\N{COMBINING ACUTE ACCENT}") == 1, name


def test_the_commonest_name_is_met_often_and_no_name_rules(rng: Random) -> None:
    met = Counter(person_name(rng, "ro").family for _ in range(20_000))

    assert met.most_common(1)[0][0] == "Popescu"
    assert 0.02 < met["Popescu"] / 20_000 < 0.06
    assert len(met) == len(family_names("ro", "m"))


def test_a_double_name_never_repeats_a_name(rng: Random) -> None:
    for _ in range(5_000):
        parts = person_name(rng, "ro").given.replace("-", " ").split()

        assert len(parts) == len(set(parts)) <= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Παπαδοπούλου", "papadopoulou"),
        ("Ευάγγελος", "evangelos"),
        ("Ευθύμιος", "efthymios"),
        ("Μπακάλης", "bakalis"),
        ("Λαμπρόπουλος", "lampropoulos"),
        ("Ψυχογιός", "psychogios"),
        ("Țăranu Ștefan", "taranu stefan"),
    ],
)
def test_names_are_written_in_latin_letters(text: str, expected: str) -> None:
    assert latin(text) == expected


def test_a_slug_is_a_label_of_a_domain() -> None:
    assert slug("Παπαδόπουλος & Υιοί") == "papadopoulos-yioi"
