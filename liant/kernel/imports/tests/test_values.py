"""Cells become values by the words and forms that people use (CON-19)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from liant.kernel.imports.splitting import family_name_first, given_name_first
from liant.kernel.imports.values import reader_of
from liant.modules.contacts.models import Address, Contact, Email, Position

pytestmark = pytest.mark.req("CON-19")


@pytest.mark.parametrize("text", ["yes", "DA", "da", "1", "x", "ναι", "Adevarat", "TRUE"])
def test_yes_is_said_in_three_languages(text: str) -> None:
    assert reader_of(Contact._meta.get_field("is_customer"))(text) is True


@pytest.mark.parametrize("text", ["no", "Nu", "0", "ΌΧΙ", "όχι", "false"])
def test_no_is_said_in_three_languages(text: str) -> None:
    assert reader_of(Contact._meta.get_field("is_customer"))(text) is False


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValidationError, match="“perhaps” is neither yes nor no"):
        reader_of(Contact._meta.get_field("is_customer"))("perhaps")


@pytest.mark.parametrize("text", ["2026-03-31", "31.03.2026", "31/03/2026", "31-03-2026", "2026-03-31 00:00:00"])
def test_a_day_is_written_in_several_ways(text: str) -> None:
    assert reader_of(Position._meta.get_field("starts_on"))(text) == date(2026, 3, 31)


def test_a_day_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(ValidationError, match=r"“31\.02\.2026” is not a date such as 2026-03-31"):
        reader_of(Position._meta.get_field("starts_on"))("31.02.2026")


@pytest.mark.parametrize("text", ["RO", "ro", "Romania", "România", "Ρουμανία"])
def test_a_choice_is_known_by_its_value_and_by_its_label_in_any_language(text: str) -> None:
    assert reader_of(Address._meta.get_field("country"))(text) == "RO"


def test_a_choice_is_known_by_further_words_that_a_module_gives() -> None:
    assert reader_of(Contact._meta.get_field("kind"), {"firmă": "account"})("FIRMA") == "account"


def test_an_unknown_choice_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValidationError, match="“robot” is none of: account, person, branch"):
        reader_of(Contact._meta.get_field("kind"))("robot")


def test_a_refused_text_is_refused_each_time_in_the_same_words() -> None:
    read = reader_of(Contact._meta.get_field("tax_number"))

    messages = []
    for _time in range(3):
        with pytest.raises(ValidationError) as refused:
            read("RO123")
        messages.append(refused.value.messages)

    assert messages[0] == messages[1] == messages[2]


def test_a_text_that_the_database_can_not_hold_is_refused() -> None:
    with pytest.raises(ValidationError, match="a character in it that is no text"):
        reader_of(Contact._meta.get_field("name"))("Hotel\0Bistrița")


@pytest.mark.req("CON-19", "CON-22")
@pytest.mark.parametrize("text", ["ana@gmail,com", "ana@gmail.com.", " ana @gmail. com;", "<Ana@gmail.com>"])
def test_an_address_of_a_list_is_read_as_it_is_meant(text: str) -> None:
    assert reader_of(Email._meta.get_field("address"))(text) == "ana@gmail.com"


@pytest.mark.req("CON-19", "CON-22")
@pytest.mark.parametrize("text", ["ana@gmail.com, ion@gmail.com", "ana gmail.com", "ana@gmail,unu"])
def test_what_an_address_may_mean_is_not_guessed(text: str) -> None:
    with pytest.raises(ValidationError):
        reader_of(Email._meta.get_field("address"))(text)


@pytest.mark.req("CON-19")
@pytest.mark.parametrize("text", ["Ion și Maria Popescu", "Popescu Ion / Popescu Maria", "Pop Ion; Rus Dan"])
def test_several_people_in_one_cell_are_told_apart(text: str) -> None:
    for split in (family_name_first, given_name_first):
        with pytest.raises(ValidationError, match="2 people in one cell"):
            split(text)
