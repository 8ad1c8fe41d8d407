"""Who celebrates when, among the contacts that one sees (CON-09)."""

from datetime import date
from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.celebrations.models import LeapDay
from liant.modules.celebrations.occasions import Window, occasions
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact, relation

RO = ["ro-orthodox"]


def person(owner: Employee, name: str = "Ion", **values: Any) -> Contact:
    """A person of an employee."""
    return contact(owner=owner, by=owner, kind="person", given_name=name, family_name="Pop", **values)


def found(who: Employee, first: date, last: date | None = None, **options: Any) -> list[tuple[str, str, date, Any]]:
    """What is celebrated among the contacts that somebody sees."""
    window = Window(first, last or first, options.pop("leap_day", LeapDay.BEFORE))
    with enter(who.pk):
        seen = occasions(Contact.objects.all(), window, options.pop("calendars", RO), **options)
        return [(each.contact.given_name, each.kind, each.day, each.years) for each in seen]


@pytest.mark.req("CON-09")
def test_birthdays_are_told_with_the_age_where_the_year_is_known(cast: Cast) -> None:
    person(cast.anna, "Răzvan", born_on="1985-05-12")
    person(cast.anna, "Bogdan", born_on="--05-13")

    told = found(cast.anna, date(2027, 5, 10), date(2027, 5, 16))

    assert told == [
        ("Răzvan", "birthday", date(2027, 5, 12), 42), ("Bogdan", "birthday", date(2027, 5, 13), None),
    ]  # fmt: skip


@pytest.mark.req("CON-09")
def test_nobody_celebrates_the_day_of_birth_itself(cast: Cast) -> None:
    person(cast.anna, "Răzvan", born_on="2020-05-12")

    assert found(cast.anna, date(2020, 5, 12)) == []


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("leap_day", "day", "is_told"),
    [
        (LeapDay.BEFORE, date(2027, 2, 28), True),
        (LeapDay.BEFORE, date(2027, 3, 1), False),
        (LeapDay.AFTER, date(2027, 3, 1), True),
        (LeapDay.AFTER, date(2027, 2, 28), False),
        (LeapDay.BEFORE, date(2028, 2, 29), True),
        (LeapDay.BEFORE, date(2028, 2, 28), False),
    ],
)
def test_a_29_february_is_celebrated_in_other_years_on_the_day_that_was_chosen(
    cast: Cast, leap_day: str, day: date, *, is_told: bool
) -> None:
    person(cast.anna, "Răzvan", born_on="2000-02-29")

    assert bool(found(cast.anna, day, leap_day=leap_day)) is is_told


@pytest.mark.req("CON-09")
def test_name_days_follow_from_given_names_by_the_calendars_that_are_looked_at(cast: Cast) -> None:
    person(cast.anna, "Ana-Maria")
    person(cast.anna, "Ștefan")

    orthodox = found(cast.anna, date(2027, 8, 15))
    catholic = found(cast.anna, date(2027, 12, 26), calendars=["ro-catholic"])

    assert orthodox == [("Ana-Maria", "name_day", date(2027, 8, 15), None)]
    assert catholic == [("Ștefan", "name_day", date(2027, 12, 26), None)]
    assert found(cast.anna, date(2027, 8, 15), calendars=[]) == []


@pytest.mark.req("CON-09")
def test_a_name_day_of_ones_own_goes_before_the_calendar(cast: Cast) -> None:
    person(cast.anna, "Ion", name_day="8.11")
    person(cast.anna, "Ioan", name_day="none")

    assert found(cast.anna, date(2027, 1, 7)) == []
    assert found(cast.anna, date(2027, 11, 8)) == [("Ion", "name_day", date(2027, 11, 8), None)]


@pytest.mark.req("CON-09")
def test_a_window_goes_across_the_end_of_the_year(cast: Cast) -> None:
    person(cast.anna, "Ion")
    person(cast.anna, "Ștefan")

    told = found(cast.anna, date(2026, 12, 27), date(2027, 1, 7))

    assert [(name, day) for name, _kind, day, _years in told] == [
        ("Ștefan", date(2026, 12, 27)), ("Ion", date(2027, 1, 7)),
    ]  # fmt: skip


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("status", "is_told"), [("married", True), ("", True), ("divorced", False), ("widowed", False)]
)
def test_a_marriage_that_ended_is_not_celebrated(cast: Cast, status: str, *, is_told: bool) -> None:
    person(cast.anna, "Răzvan", wed_on="20.06.2010", marital_status=status)

    assert [kind for _name, kind, _day, _years in found(cast.anna, date(2027, 6, 20))] == ["wedding"] * is_told


@pytest.mark.req("CON-09")
def test_a_childs_birthday_is_the_parents_occasion(cast: Cast) -> None:
    person(cast.anna, "Răzvan", parts={"children": [{"given_name": "Ilinca", "born_on": "3.9.2020"}]})

    told = found(cast.anna, date(2027, 9, 3))

    assert told == [("Răzvan", "child", date(2027, 9, 3), 7)]


@pytest.mark.req("CON-08", "CON-09")
def test_the_wedding_of_a_couple_is_told_once(cast: Cast) -> None:
    ion, maria = (person(cast.anna, name, wed_on="20.06.2010") for name in ("Răzvan", "Sanda"))
    person(cast.anna, "Vlad", wed_on="20.06.2010")
    relation(ion, "spouse", maria, by=cast.anna)

    with enter(cast.anna.pk):
        seen = occasions(Contact.objects.all(), Window(date(2027, 6, 20), date(2027, 6, 20)), RO)

    assert [(each.contact.given_name, each.text) for each in seen] == [
        ("Răzvan", "married for 17 years, with Pop Sanda"), ("Vlad", "married for 17 years"),
    ]  # fmt: skip


@pytest.mark.req("CON-08", "CON-09")
def test_a_couple_that_parted_is_none(cast: Cast) -> None:
    ion, maria = (person(cast.anna, name, wed_on="20.06.2010") for name in ("Răzvan", "Sanda"))
    relation(ion, "spouse", maria, by=cast.anna, ends_on=date(2020, 1, 1))

    assert [name for name, *_rest in found(cast.anna, date(2027, 6, 20))] == ["Răzvan", "Sanda"]


@pytest.mark.req("CON-08", "CON-09")
def test_the_birthday_of_a_child_that_is_a_contact_is_told_of_the_parent_once(cast: Cast) -> None:
    father = person(cast.anna, "Răzvan", parts={"children": [{"given_name": "Ilinca", "born_on": "3.9.2001"}]})
    child = person(cast.anna, "Ilinca", born_on="3.9.2001")
    relation(father, "parent", child, by=cast.anna)

    told = found(cast.anna, date(2027, 9, 3))

    day = date(2027, 9, 3)
    assert told == [("Ilinca", "birthday", day, 26), ("Răzvan", "child", day, 26)]


@pytest.mark.req("CON-08", "CON-09", "SEC-06")
def test_a_child_that_one_does_not_see_is_not_told_of_its_parent(cast: Cast) -> None:
    father, child = person(cast.anna, "Răzvan"), person(cast.boris, "Ilinca", born_on="3.9.2001")
    relation(father, "parent", child, by=cast.dora)

    assert found(cast.anna, date(2027, 9, 3)) == []
    assert len(found(cast.dora, date(2027, 9, 3))) == 2


@pytest.mark.req("CON-09")
def test_who_is_deceased_has_no_occasions_at_all(cast: Cast) -> None:
    children = [{"given_name": "Ilinca", "born_on": "7.1.2020"}]
    person(cast.anna, "Ion", born_on="7.1.1950", wed_on="7.1.1980", is_deceased=True, parts={"children": children})

    assert found(cast.anna, date(2027, 1, 7)) == []


@pytest.mark.req("CON-09", "SEC-06")
def test_others_contacts_stay_theirs(cast: Cast) -> None:
    person(cast.anna, "Ion", born_on="7.1.1950", parts={"children": [{"given_name": "Ana", "born_on": "7.1.2020"}]})

    assert found(cast.boris, date(2027, 1, 7)) == []
    assert len(found(cast.anna, date(2027, 1, 7))) == 3
