"""Days of which the year may be unknown: any habit of writing, one form."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from liant.kernel.fields.partial_dates import PartialDateField, read_partial_date


@pytest.mark.req("CON-07")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12.05.1985", "1985-05-12"),
        ("12/5/1985", "1985-05-12"),
        ("1985-05-12", "1985-05-12"),
        ("1985-05-12 00:00:00", "1985-05-12"),
        ("12 mai 1985", "1985-05-12"),
        ("12 Μαΐου 1985", "1985-05-12"),
        ("May 12, 1985", "1985-05-12"),
        ("12 mai", "--05-12"),
        ("12.05", "--05-12"),
        ("12/5", "--05-12"),
        ("3 oct.", "--10-03"),
        ("--05-12", "--05-12"),
        ("--0512", "--05-12"),
        ("29.02", "--02-29"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_a_day_is_read_in_every_habit_of_writing(typed: str, kept: str) -> None:
    assert str(read_partial_date(typed)) == kept


@pytest.mark.req("CON-07")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31.04.1985", "day"),
        ("30.02", "day"),
        ("29.02.2023", "day"),
        ("0.5", "day"),
        ("12.05.85", "year"),
        ("12.05.1492", "early"),
        ("12 ma", "format"),
        ("ju 12", "format"),
        ("sometime", "format"),
        ("12", "format"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_partial_date(typed)

    assert refused.value.code == code


@pytest.mark.req("CON-07")
def test_today_is_a_birthday_and_tomorrow_is_none_yet() -> None:
    today = timezone.localdate()

    assert str(read_partial_date(today.isoformat())) == today.isoformat()
    with pytest.raises(ValidationError, match="yet to come"):
        read_partial_date((today + timedelta(days=1)).isoformat())


@pytest.mark.req("CON-07")
@pytest.mark.parametrize("language", ["en", "ro"])
@given(day=st.dates(min_value=timezone.localdate().replace(year=1900), max_value=timezone.localdate()), has_year=...)
def test_what_a_form_shows_is_read_as_what_was_kept(language: str, day: object, has_year: bool) -> None:
    kept = f"{day}" if has_year else f"-{f'{day}'[4:]}"

    with translation.override(language):
        shown = PartialDateField.show(kept)
        again = PartialDateField.normalise(shown)

    assert again == kept
