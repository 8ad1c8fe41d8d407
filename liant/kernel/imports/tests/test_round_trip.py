"""What is exported and brought again by number changes nothing, whatever the file (CON-19, GEN-02)."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Listed, Unit
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands as records
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, exported, imported
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import ActivityType
from liant.modules.contacts.models import Category, Contact, Function
from liant.modules.organisation.models import Equipment, EquipmentKind

pytestmark = pytest.mark.req("CON-19", "GEN-02")

FORMATS = pytest.mark.parametrize("file_format", ["csv", "xlsx"])


def brought_again(model: type[Listed], cast: Cast, file_format: str, parameters: str = "") -> ImportRun:
    """The check of that file as it is."""
    content = exported(model, cast.dora, file_format, parameters)
    return checked(content, cast.dora, into=model, name=f"all.{file_format}")


def assert_nothing_new(run: ImportRun, number: int) -> None:
    """Every row is as its record is."""
    found: Any = [*run.problems, *run.changes]
    assert (run.key, run.created, run.changed, run.unchanged, run.faulty) == ("id", 0, 0, number, 0), found


@FORMATS
def test_contacts(cast: Cast, file_format: str) -> None:
    imported("Nume\nHoteluri\nSpa\n", cast.dora, into=Category)
    for name, of_type in (("Amount", "money"), ("Founded", "date"), ("Signed", "yes_no"), ("Code", "text")):
        characteristic(owner=cast.dora, by=cast.dora, name=name, type=of_type)
    head = (
        "Tip,Denumire,Prenume,Nume de familie,Telefon,Mobil,E-mail,Oraș,Categorie,Amount,Founded,Signed,Code,Client\n"
    )
    imported(
        head
        + "company,Hotel,,,0264 123 456,0722 123 456,a@b.ro,Cluj,Hoteluri;Spa,1234.5,2026-03-31,da,007,da\n"
        + "person,,Ana,Pop,,0722 123 457,,Turda,,0.1,1815-06-18,nu,=1+1,nu\n",
        cast.dora,
    )
    parameters = "".join(f"&column={name}" for name in ("is_customer", "unit", "tax_number", "notes", "language"))

    assert_nothing_new(brought_again(Contact, cast, file_format), 2)
    assert_nothing_new(brought_again(Contact, cast, file_format, parameters), 2)


@FORMATS
def test_the_chart_and_what_belongs_to_it(cast: Cast, file_format: str) -> None:
    values = {"given_name": "Ioana", "family_name": "Țăranu", "unit": cast.anna.unit, "phone": "+40722123456"}
    records.create(Employee, {**values, "email": "ioana@firma.ro", "job_title": "Agent"}, by=cast.dora)
    kind = records.create(EquipmentKind, {"name": "Room"}, by=cast.dora)
    values = {"name": "Blue", "kind": kind, "seats": 8, "number": "0012", "keeper": cast.anna, "unit": cast.anna.unit}
    records.create(Equipment, values, by=cast.dora)
    imported("Denumire,Face parte din\nDepozit,Sales\nDepozit,Service\n", cast.dora, into=Unit)

    for model in (Employee, Unit, Equipment, EquipmentKind):
        with enter(cast.dora.pk):
            number = model._default_manager.count()
        assert_nothing_new(brought_again(model, cast, file_format), number)


@FORMATS
def test_words_in_lists(cast: Cast, file_format: str) -> None:
    imported("Nume,Face parte din\nHoteluri,\nSpa,Hoteluri\n", cast.dora, into=Category)
    imported("Nume\nDirector\n", cast.dora, into=Function)
    imported("Denumire,Durată\nRound of calls,15\nRound of visits,\n", cast.dora, into=ActivityType)

    assert_nothing_new(brought_again(Category, cast, file_format), 2)
    assert_nothing_new(brought_again(Function, cast, file_format), 1)
    with enter(cast.dora.pk):
        types = ActivityType.objects.count()
    assert_nothing_new(brought_again(ActivityType, cast, file_format), types)


def test_numbers_from_a_workbook_have_no_artefacts(cast: Cast) -> None:
    from liant.kernel.spreadsheet.writing import write_xlsx

    characteristic(owner=cast.dora, by=cast.dora, name="Code", type="text")
    characteristic(owner=cast.dora, by=cast.dora, name="Founded", type="date")
    stream = BytesIO()
    rows = [["Hotel", 264123456.0, 40722123456, 14399840, 1234.0, date(2026, 3, 31), True]]
    write_xlsx(["Denumire", "Telefon", "Mobil", "CUI", "Code", "Founded", "Client"], rows, stream)

    imported(stream.getvalue(), cast.dora, name="all.xlsx")

    with enter(cast.dora.pk):
        made = Contact.objects.get()
        assert (made.tax_number, made.is_customer) == ("14399840", True)
        assert set(made.characteristics.values_list("text", "day")) == {("1234", None), ("", date(2026, 3, 31))}
