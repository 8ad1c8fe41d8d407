"""Movable feasts, spellings, compound names: by tables that were checked against churches' own calendars."""

from datetime import date

import pytest
from dateutil.easter import EASTER_WESTERN, easter
from typer.testing import CliRunner

from liant.config.cli import app
from liant.kernel.text import fold
from liant.modules.celebrations.calendars import CALENDARS, name_days, names_on
from liant.modules.celebrations.calendars.greeklish import latin_forms
from liant.modules.celebrations.calendars.rows import rows_of
from liant.modules.celebrations.calendars.rules import DECIDED, day_of, orthodox_easter

# Year: Orthodox and Catholic Easter, as day and month.
EASTERS = """
2020 19.4 12.4|2021 2.5 4.4|2022 24.4 17.4|2023 16.4 9.4|2024 5.5 31.3|2025 20.4 20.4|2026 12.4 5.4|2027 2.5 28.3
2028 16.4 16.4|2029 8.4 1.4|2030 28.4 21.4|2031 13.4 13.4|2032 2.5 28.3|2033 24.4 17.4|2034 9.4 9.4|2035 29.4 25.3
2036 20.4 13.4|2037 5.4 5.4|2038 25.4 25.4|2039 17.4 10.4|2040 6.5 1.4"""
# Year: George in Romania, George in Greece, Mark in Greece.
MOVED = """
2019 29.4 29.4 30.4|2021 23.4 3.5 4.5|2022 25.4 25.4 26.4|2024 23.4 6.5 7.5|2025 23.4 23.4 25.4|2026 23.4 23.4 25.4
2027 23.4 3.5 4.5|2030 29.4 29.4 30.4|2032 23.4 3.5 4.5|2033 25.4 25.4 26.4|2035 30.4 30.4 1.5|2038 26.4 26.4 27.4
2040 23.4 7.5 8.5"""


def table(text: str) -> list[tuple[date, ...]]:
    """The days of each line."""
    lines = (line.split() for line in text.replace("\n", "|").split("|") if line)
    return [tuple(_day(int(year), day) for day in days) for year, *days in lines]


def _day(year: int, text: str) -> date:
    day, month = text.split(".")
    return date(year, int(month), int(day))


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(("orthodox", "catholic"), table(EASTERS))
def test_easter_is_when_the_churches_have_it(orthodox: date, catholic: date) -> None:
    assert orthodox_easter(orthodox.year) == orthodox
    assert easter(catholic.year, EASTER_WESTERN) == catholic


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(("romania", "greece", "mark"), table(MOVED))
def test_george_moves_out_of_holy_week_in_romania_and_out_of_lent_in_greece(
    romania: date, greece: date, mark: date
) -> None:
    year = romania.year

    assert next(day.date for day in name_days("Gheorghe", ["ro-orthodox"], year) if day.is_primary) == romania
    assert [day.date for day in name_days("Γιώργος", ["gr-orthodox"], year) if day.is_primary] == [greece]
    assert mark in [day.date for day in name_days("Μάρκος", ["gr-orthodox"], year)]


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter-7", 2027, date(2027, 4, 25)),
        ("easter+56", 2026, date(2026, 6, 7)),
        ("first-sunday-on-or-after:12-11", 2022, date(2022, 12, 11)),
        ("first-sunday-on-or-after:12-11", 2026, date(2026, 12, 13)),
        ("sunday-after-nativity", 2026, date(2026, 12, 27)),
        ("sunday-after-nativity", 2022, date(2022, 12, 26)),
    ],
)
def test_movable_feasts_follow_easter_or_a_sunday(rule: str, year: int, day: date) -> None:
    assert day_of(rule, 0, 0, year) == day


@pytest.mark.req("CON-09")
def test_hungarian_names_after_the_leap_day_move_on_in_a_leap_year() -> None:
    assert day_of("hu-leap-shift", 2, 24, 2028) == date(2028, 2, 25)
    assert day_of("hu-leap-shift", 2, 24, 2027) == date(2027, 2, 24)


@pytest.mark.req("CON-09")
@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_every_trusted_row_is_found_by_its_name_and_by_its_day(calendar: str, year: int) -> None:
    for row in rows_of(calendar):
        day = row.day_in(year)
        if row.confidence == "C" or day is None:
            continue

        assert day in [found.date for found in name_days(row.given_name, [calendar], year, row.gender)], row
        assert fold(row.given_name) in names_on(day, [calendar])


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("written", "calendar", "day"),
    [
        ("ŞTEFAN", "ro-orthodox", date(2027, 12, 27)),
        ("Ştefan", "ro-catholic", date(2027, 12, 26)),
        ("Ionuț", "ro-orthodox", date(2027, 1, 7)),
        ("Παρασκευή", "gr-orthodox", date(2027, 7, 26)),
        ("Parascheva", "ro-orthodox", date(2027, 10, 14)),
        ("ΓΙΩΡΓΟΣ", "gr-orthodox", date(2027, 5, 3)),
        ("Giorgos", "gr-orthodox", date(2027, 5, 3)),
        ("Yiorgos", "gr-orthodox", date(2027, 5, 3)),
        ("Giwrgos", "gr-orthodox", date(2027, 5, 3)),
        ("Gheorghe", "gr-orthodox", date(2027, 5, 3)),
        ("Yannis", "gr-orthodox", date(2027, 1, 7)),
        ("Xristos", "gr-orthodox", date(2027, 12, 25)),
        ("Dhmhtrhs", "gr-orthodox", date(2027, 10, 26)),
        ("John", "ro-orthodox", date(2027, 1, 7)),
    ],
)
def test_a_name_is_found_in_every_way_of_writing(written: str, calendar: str, day: date) -> None:
    found = name_days(written, [calendar], day.year)

    assert day in [each.date for each in found if each.is_primary]


@pytest.mark.req("CON-09")
@pytest.mark.parametrize("compound", ["Ana-Maria", "Ana Maria", "Anamaria", "ANA/MARIA"])
def test_a_compound_name_has_the_days_of_both(compound: str) -> None:
    days = [day.date for day in name_days(compound, ["ro-orthodox"], 2027)]

    assert {date(2027, 7, 25), date(2027, 8, 15), date(2027, 9, 8)} <= set(days)
    assert len(days) == len(set(days))


@pytest.mark.req("CON-09")
@pytest.mark.parametrize("name", ["Răzvan", "Popescu", "", "Mihaelx"])
def test_no_day_is_guessed(name: str) -> None:
    assert name_days(name, CALENDARS, 2027) == []


@pytest.mark.req("CON-09")
def test_short_forms_of_several_names_and_disputed_days_are_never_certain() -> None:
    (short,) = (day for day in name_days("Βιβή", ["gr-orthodox"], 2027) if day.date == date(2027, 1, 1))
    disputed = next(day for day in name_days("Marius", ["ro-orthodox"], 2027) if day.is_primary)

    assert short.is_ambiguous
    assert disputed.is_disputed
    assert not short.is_certain
    assert not disputed.is_certain


@pytest.mark.req("CON-09")
def test_gender_tells_namesakes_apart() -> None:
    (man,) = name_days("Sica", ["ro-orthodox"], 2027, "male")
    (woman,) = name_days("Sica", ["ro-orthodox"], 2027, "female")

    assert (man.row.base_name, woman.row.base_name) == ("Vasile", "Vasilica")


@pytest.mark.req("CON-09")
def test_letters_that_sound_alike_are_typed_alike() -> None:
    assert {"giorgos", "yiorgos", "yorgos", "giwrgos"} <= latin_forms(fold("Γιώργος"))
    assert {"giannis", "yannis", "yanis"} <= latin_forms(fold("Γιάννης"))
    assert latin_forms("ion") == set()


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["--calendar", "ro-orthodox", "--year", "2027", "Gheorghe Ionescu"], "2027-04-23\n2027-12-03\n"),
        (["--calendar", "ro-orthodox", "--year", "2022", "gheorghe ionescu"], "2022-04-25\n2022-12-03\n"),
        (["--calendar", "gr-orthodox", "--year", "2027", "Γιώργος Παππάς"], "2027-05-03\n"),
        (["--calendar", "ro-orthodox", "--year", "2027", "Popescu Ion"], "2027-01-07\n"),
        (["--calendar", "ro-orthodox", "--year", "2027", "Ion Gheorghe"], "2027-01-07\n"),
        (["--calendar", "ro-orthodox", "--year", "2027", "Xyz"], ""),
    ],
)
def test_the_command_prints_days_and_nothing_else(arguments: list[str], printed: str) -> None:
    outcome = CliRunner().invoke(app, ["name-days", *arguments])

    assert (outcome.exit_code, outcome.stdout) == (0, printed)


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    "arguments", [["--calendar", "julian", "--year", "2027"], ["--calendar", "ro-orthodox", "--year", "12"]]
)
def test_the_command_refuses_what_it_does_not_know(arguments: list[str]) -> None:
    outcome = CliRunner().invoke(app, ["name-days", *arguments, "Ion"])

    assert outcome.exit_code == 2
    assert outcome.stdout == ""


@pytest.mark.req("CON-09")
def test_what_a_synod_decides_for_a_year_goes_before_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DECIDED, ("george-rule-ro", 1950), date(1950, 4, 24))

    assert day_of("george-rule-ro", 0, 0, 1950) == date(1950, 4, 24)
