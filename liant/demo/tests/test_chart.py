"""The organisation chart of the demo company."""

from collections import Counter

import phonenumbers
import pytest

from liant.demo.chart import Chart, UnitSeed, chart
from liant.demo.places import regions


def test_the_same_seed_gives_the_same_chart(demo_chart: Chart) -> None:
    again = chart(2026)

    assert again == demo_chart


def test_another_seed_gives_other_people_in_the_same_units(demo_chart: Chart) -> None:
    other = chart(1)

    assert other.units == demo_chart.units
    assert [employee.email for employee in other.employees] != [employee.email for employee in demo_chart.employees]


@pytest.mark.req("RES-01")
def test_the_company_has_200_employees_in_40_units(demo_chart: Chart) -> None:
    assert len(demo_chart.employees) == 200
    assert len(demo_chart.units) == 40
    assert {employee.unit for employee in demo_chart.employees} == {unit.key for unit in demo_chart.units}


@pytest.mark.req("RES-01")
def test_the_units_form_one_tree_of_five_levels(demo_chart: Chart) -> None:
    units = {unit.key: unit for unit in demo_chart.units}

    depths = {unit.key: _depth(unit, units) for unit in demo_chart.units}

    assert [unit.key for unit in demo_chart.units if not unit.parent] == ["company"]
    assert max(depths.values()) == 5


@pytest.mark.req("RES-01")
def test_a_parent_comes_before_its_units(demo_chart: Chart) -> None:
    places = {unit.key: place for place, unit in enumerate(demo_chart.units)}

    assert all(places[unit.parent] < places[unit.key] for unit in demo_chart.units if unit.parent)


@pytest.mark.req("RES-01")
def test_each_unit_is_managed_by_one_of_its_own_employees(demo_chart: Chart) -> None:
    managers = {unit.key: demo_chart.employees[unit.manager] for unit in demo_chart.units}

    assert all(manager.unit == key for key, manager in managers.items())
    assert all({"director", "department head"} & set(manager.roles) for manager in managers.values())


@pytest.mark.req("SEC-02")
def test_employees_hold_known_roles_only_and_every_role_is_held(demo_chart: Chart) -> None:
    held = {role for employee in demo_chart.employees for role in employee.roles}

    assert held == {role.key for role in demo_chart.roles}


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("entity", ["contact", "activity", "delegation"])
def test_nobody_may_do_more_with_a_record_than_see_it(demo_chart: Chart, entity: str) -> None:
    reach = ("own", "unit", "below", "all")

    for role in demo_chart.roles:
        scopes = {grant.action: reach.index(grant.scope) for grant in role.grants if grant.entity == entity}

        assert all(scope <= scopes["see"] for scope in scopes.values()), role.key


def test_every_region_is_sold_in(demo_chart: Chart) -> None:
    sellers = Counter(employee.unit for employee in demo_chart.employees if "salesperson" in employee.roles)

    sold = {region for unit in demo_chart.units if sellers[unit.key] for region in unit.territory}

    assert sold == set(regions())


def test_the_logins_are_who_they_say(demo_chart: Chart) -> None:
    people = {login.username: demo_chart.employees[login.employee] for login in demo_chart.logins}

    assert {name: (person.unit, person.roles[-1]) for name, person in people.items()} == {
        "administrator": ("it", "administrator"),
        "director": ("company", "director"),
        "head": ("north-west", "department head"),
        "cluj": ("cluj", "salesperson"),
        "attica": ("attica", "salesperson"),
        "telemarketing": ("lines-ro", "telemarketing agent"),
        "auditor": ("legal", "auditor"),
    }


def test_employees_are_numbered_and_reached_each_at_an_own_address(demo_chart: Chart) -> None:
    assert [employee.key for employee in demo_chart.employees] == list(range(200))
    assert len({employee.email for employee in demo_chart.employees}) == 200
    assert all(employee.email.endswith("@demo.example") for employee in demo_chart.employees)
    assert all(employee.email.isascii() for employee in demo_chart.employees)


@pytest.mark.req("CON-22")
def test_employees_have_valid_mobile_numbers(demo_chart: Chart) -> None:
    for employee in demo_chart.employees:
        number = phonenumbers.parse(employee.phone)

        assert phonenumbers.is_valid_number_for_region(number, employee.country)
        assert phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE


def _depth(unit: UnitSeed, units: dict[str, UnitSeed]) -> int:
    climbed = [unit.key]
    while parent := units[climbed[-1]].parent:
        assert parent not in climbed
        climbed.append(parent)
    return len(climbed)
