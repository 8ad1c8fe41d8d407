"""References from files: rows of no one, whose names may be there only once (CON-18, CON-19)."""

import pytest
from django.core.exceptions import PermissionDenied

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Action, Employee, Grant, Role, RoleAssignment
from liant.kernel.history.models import Entry
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, current, imported, uploaded
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category

pytestmark = pytest.mark.req("CON-18", "CON-19", "RES-01")

HEAD = "Nume și prenume,Post,Departament,E-mail,Telefon,Roluri\n"
IOANA = "Țăranu Ioana,Agent,Sales / North,Ioana@Firma.ro,0722 123 456,Scope own; Scope unit\n"


def problems(run: ImportRun) -> list[tuple[int, str, str]]:
    """Row, column and message of each."""
    return [(problem["row"], problem["column"], problem["message"]) for problem in run.problems]


def test_employees_come_with_unit_and_roles_and_are_found(cast: Cast) -> None:
    run = imported(HEAD + IOANA, cast.dora, into=Employee)

    assert (run.state, run.valid) == ("done", 1)
    with enter(cast.anna.pk):
        made = Employee.objects.get(email="ioana@firma.ro")
        assert (made.caption, made.unit, made.phone) == ("Ioana Țăranu", cast.anna.unit, "+40722123456")
        assert (made.sort_key, made.is_active) == ("ioana taranu", True)
        assert sorted(role.name for role in made.roles.all()) == ["Scope own", "Scope unit"]


def test_an_address_that_another_has_is_refused_in_its_row(cast: Cast) -> None:
    imported(HEAD + IOANA, cast.dora, into=Employee)
    addresses = ("IOANA@firma.ro", "pop@firma.ro", "Pop@Firma.ro", "")
    rows = [f"Pop Ana,,North,{address},,\n" for address in addresses]

    run = checked(HEAD + "".join(rows), cast.dora, into=Employee)

    assert problems(run) == [
        (2, "E-mail", "“ioana@firma.ro” exists already."),
        (4, "E-mail", "“pop@firma.ro” exists already."),
    ]


def test_a_category_may_be_there_again_under_another(cast: Cast) -> None:
    imported("Nume\nHoteluri\nServicii\n", cast.dora, into=Category)
    below = "Nume,Face parte din\nSpa,Hoteluri\nspa,Servicii\nSPA,Hoteluri\n"

    run = checked(below, cast.dora, into=Category)

    assert problems(run) == [(4, "Nume", "“SPA” exists already.")]


def test_what_was_imported_is_taken_back_as_a_whole(cast: Cast) -> None:
    run = imported(HEAD + IOANA, cast.dora, into=Employee)

    commands.undo(run, by=cast.dora)
    jobs.undo_import.run(run_id=run.pk, by=cast.dora)

    assert current(run, cast.dora).state == "undone"
    with enter(cast.dora.pk):
        assert not Employee.objects.filter(email="ioana@firma.ro").exists()
        assert Entry.objects.filter(verb="undo").exists()


@pytest.mark.req("SEC-02")
def test_only_the_right_on_all_brings_references_in(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        uploaded(HEAD + IOANA, cast.eleni, into=Employee)


@pytest.mark.req("SEC-02")
def test_who_may_not_give_roles_brings_in_employees_without(cast: Cast) -> None:
    with enter(cast.dora.pk):
        clerk = Role.objects.create(name="Clerk")
        Grant.objects.create(role=clerk, entity="employee", action=Action.CREATE, scope="all")
        RoleAssignment.objects.create(employee=cast.omar, role=clerk)

    run = checked(HEAD + IOANA + "Pop Ana,,North,,,\n", cast.omar, into=Employee)

    assert (problems(run), run.valid) == ([(2, "Roluri", "You do not have the right to add this.")], 1)
