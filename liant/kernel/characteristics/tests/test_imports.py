"""Characteristics in files that come in (CON-12, CON-19)."""

from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.reading import shown, values_of_all
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.imports.tests.steps import checked, imported
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, ContactCharacteristic
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-12", "CON-19")


def make(cast: Cast, **values: Any) -> Characteristic:
    made: Characteristic = characteristic(owner=cast.dora, by=cast.dora, **values)
    return made


def told(cast: Cast) -> dict[str, dict[str, str]]:
    """What each contact has, in words."""
    with enter(cast.anna.pk):
        records = list(Contact.objects.order_by("sort_key"))
        values = values_of_all(records)
        return {
            str(record): {
                each.name: shown(each, values[record.pk][each.pk], {cast.boris.pk: "Boris"})
                for each in defined(Contact)
                if each.pk in values[record.pk]
            }
            for record in records
        }


def test_columns_become_characteristics_by_their_names(cast: Cast) -> None:
    make(cast, name="Cifră de afaceri", type="money", currency="EUR")
    make(cast, name="Hobby-uri", type="choices", choices=["Șah", "Tenis"])
    make(cast, name="Fondată", type="date")
    make(cast, name="Activă", type="yes_no")
    make(cast, name="Tutore", type="employee")
    content = (
        "Denumire;Cifra de afaceri;Hobby-uri;Fondata;Activa;Tutore\n"
        'Cetina SRL;"1.234,50";"sah, tenis";31.03.2020;da;Boris South\n'
        "Fag SRL;;;;;\n"
    )

    run = imported(content, cast.anna)

    assert (run.state, run.valid, run.problems) == ("done", 2, [])
    assert told(cast) == {
        "Cetina SRL": {
            "Cifră de afaceri": "1,234.50 EUR", "Hobby-uri": "Șah, Tenis", "Fondată": "31 Mar 2020", "Activă": "yes",
            "Tutore": "Boris",
        },
        "Fag SRL": {},
    }  # fmt: skip


def test_what_does_not_fit_is_told_by_row_and_column(cast: Cast) -> None:
    make(cast, name="Turnover", type="money")
    make(cast, name="Size", type="choice", choices=["small", "large"])

    run = checked("Denumire,Turnover,Size\nA,much,small\nB,1,huge\n", cast.anna)

    assert [(problem["row"], problem["column"], problem["value"]) for problem in run.problems] == [
        (2, "Turnover", "much"), (3, "Size", "huge"),
    ]  # fmt: skip


def test_what_must_be_filled_in_is_asked_of_each_row_of_its_kinds(cast: Cast) -> None:
    make(cast, name="Turnover", type="money", is_required=True, kinds=["contact:account"])

    without = checked("Denumire\nA\n", cast.anna)
    empty = checked("Denumire,Turnover\nA,\nB,5\n", cast.anna)
    person = checked("Prenume,Nume\nAna,Pop\n", cast.anna)

    assert [problem["message"] for problem in without.problems] == ["Turnover is missing."]
    assert [(problem["row"], problem["column"]) for problem in empty.problems] == [(2, "Turnover")]
    assert person.problems == []


def test_a_row_of_another_kind_can_not_have_it(cast: Cast) -> None:
    make(cast, name="Turnover", type="money", kinds=["contact:person"])

    run = checked("Denumire,Turnover\nA,5\n", cast.anna)

    assert [problem["message"] for problem in run.problems] == ["A row of this kind can't have it."]


def test_a_row_begins_with_what_administrators_said(cast: Cast) -> None:
    make(cast, name="Discount", default="7,5")

    imported("Denumire\nA\n", cast.anna)

    assert told(cast) == {"A": {"Discount": "7.5"}}


def test_a_column_names_other_records_that_one_sees(cast: Cast) -> None:
    make(cast, name="Recommended by", type="contact")
    account = contact(owner=cast.anna, by=cast.anna, name="Cetina SRL")
    person = contact(owner=cast.anna, by=cast.anna, kind="person", given_name="Ana", family_name="Pop")
    contact(owner=cast.boris, by=cast.boris, name="Fag SRL")
    for _namesake in range(2):
        contact(owner=cast.anna, by=cast.anna, name="Molid SRL")

    imported("Denumire,Recommended by\nA,CETINA srl\nB,Ana Pop\n", cast.anna)
    faulty = checked("Denumire,Recommended by\nC,Fag SRL\nD,Molid SRL\n", cast.anna)

    with enter(cast.anna.pk):
        held = dict(ContactCharacteristic.objects.values_list("whole__name", "contact"))
    assert held == {"A": account.pk, "B": person.pk}
    assert [(problem["row"], problem["value"], problem["message"]) for problem in faulty.problems] == [
        (2, "Fag SRL", "There is no “Fag SRL” that you see."),
        (3, "Molid SRL", "“Molid SRL” is the name of several records."),
    ]
