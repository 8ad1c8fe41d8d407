"""A whole tree from one file, parents before their parts or after (CON-19, RES-01)."""

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Placement, Unit
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, imported
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("CON-19", "RES-01")

HEAD = "Denumire,Tip,Face parte din,Șef\n"
UNITS, EMPLOYEES = 300, 2000


def problems(run: ImportRun) -> list[tuple[int, str]]:
    """Row and message of each."""
    return [(problem["row"], problem["message"]) for problem in run.problems]


def parents(cast: Cast) -> dict[str, str]:
    """What each unit is a part of, by name."""
    with enter(cast.dora.pk):
        return dict(Unit.objects.filter(parent__isnull=False).values_list("name", "parent__name"))


def test_a_parent_may_come_later_in_the_file(cast: Cast) -> None:
    rows = "Atelier,team,Fabrică,\nFabrică,department,Uzină,Boris South\nUzină,division,Company,\n"

    run = imported(HEAD + rows, cast.dora, into=Unit)

    assert (run.state, problems(run)) == ("done", [])
    found = parents(cast)
    assert (found["Atelier"], found["Fabrică"], found["Uzină"]) == ("Fabrică", "Uzină", "Company")
    with enter(cast.dora.pk):
        place = Placement.objects.get(unit__name="Fabrică")
        assert (place.parent.name, place.manager) == ("Uzină", cast.boris)


def test_namesakes_are_told_apart_by_what_is_above_them(cast: Cast) -> None:
    rows = "Depozit,team,Sales,\nDepozit,team,Service,\nRampă,team,Service / Depozit,\nPoartă,team,Depozit,\n"

    run = checked(HEAD + rows, cast.dora, into=Unit)

    assert problems(run) == [(5, "“Depozit” may be one of several units.")]


def test_a_circle_in_the_file_is_refused_in_each_of_its_rows(cast: Cast) -> None:
    rows = "A,team,B,\nB,team,A,\nC,team,C,\nD,team,Sales,\n"

    run = checked(HEAD + rows, cast.dora, into=Unit)

    refusal = "It can't be a part of itself, or of what is a part of it."
    assert (problems(run), run.valid) == ([(2, refusal), (3, refusal), (4, refusal)], 1)


def test_what_is_below_a_faulty_row_stays_out_with_it(cast: Cast) -> None:
    rows = "Atelier,team,Fabrică,\nFabrică,nonsense,Sales,\nDepozit,team,Sales,\n"

    run = imported(HEAD + rows, cast.dora, into=Unit, mode="valid")

    assert [row for row, _message in problems(run)] == [2, 3]
    assert problems(run)[0][1] == "Row 3, which it is a part of, is faulty."
    assert parents(cast)["Depozit"] == "Sales"


def test_a_name_that_is_nowhere_is_told(cast: Cast) -> None:
    run = checked(HEAD + "Atelier,team,Nicăieri,\n", cast.dora, into=Unit)

    assert problems(run)[0][1].startswith("“Nicăieri” is not among the units.")


def test_a_company_of_two_thousand_comes_from_two_files(cast: Cast) -> None:
    units = [f"Unit {number},team,{f'Unit {number // 4}' if number else 'Company'},\n" for number in range(UNITS)]
    people = [f"Pop Ana,Unit {number % UNITS},a{number}@firma.ro\n" for number in range(EMPLOYEES)]

    of_units = imported(HEAD + "".join(reversed(units)), cast.dora, into=Unit)
    of_people = imported("Nume și prenume,Departament,E-mail\n" + "".join(people), cast.dora, into=Employee)

    assert (of_units.valid, of_people.valid) == (UNITS, EMPLOYEES)
    assert parents(cast)["Unit 299"] == "Unit 74"
    with enter(cast.dora.pk):
        assert Employee.objects.filter(email__endswith="@firma.ro").count() == EMPLOYEES
