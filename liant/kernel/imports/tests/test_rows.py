"""Every row is held to the rules of every other door, and its faults are told by row and column (CON-19, CON-22)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from liant.kernel.access.actor import enter
from liant.kernel.entity import commands
from liant.kernel.imports.tests.steps import checked, imported
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact

pytestmark = pytest.mark.req("CON-19", "GEN-02")


def only_problem(content: str, cast: Cast, **mapping: str) -> dict[str, Any]:
    """The one thing wrong in a file that Anna checks."""
    run = checked(content, cast.anna, **mapping)
    assert (run.state, run.valid, run.faulty, len(run.problems)) == ("checked", 0, 1, 1)
    return dict(run.problems[0])


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("header", "value", "field"),
    [
        ("CUI", "RO123", "tax_number"),
        ("IBAN", "RO00AAAA", "iban"),
        ("Registrul comerțului", "J40", "trade_register"),
        ("Denumire", "x" * 10_000, "name"),
    ],
)
def test_a_faulty_value_is_refused_in_the_words_of_the_form(cast: Cast, header: str, value: str, field: str) -> None:
    name = "" if field == "name" else "Hotel"
    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, {"kind": "account", "name": "Hotel", field: value}, by=cast.anna)

    problem = only_problem(f"Denumire,{header}\n{name},{value}\n" if name else f"Denumire\n{value}\n", cast)

    assert problem == {
        "row": 2, "column": header, "value": value[:120], "message": " ".join(refused.value.message_dict[field]),
    }  # fmt: skip


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("header", "value", "part", "field"),
    [
        ("Telefon", "02641", "phones", "number"),
        ("E-mail", "ana@", "emails", "address"),
        ("Site", "a b", "web_addresses", "url"),
    ],
)
def test_a_faulty_part_is_refused_in_the_words_of_the_form(
    cast: Cast, header: str, value: str, part: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, {"kind": "account", "name": "Hotel"}, {part: [{field: value}]}, by=cast.anna)

    problem = only_problem(f"Denumire,{header}\nHotel,{value}\n", cast)

    assert (problem["column"], problem["value"]) == (header, value)
    assert problem["message"] == " ".join(refused.value.message_dict[f"{part}.0.{field}"])


def test_rows_without_a_name_are_refused_as_in_the_form(cast: Cast) -> None:
    problem = only_problem("Denumire,Client\n,da\n", cast)

    assert problem == {"row": 2, "column": "Denumire", "value": "", "message": "An account or branch needs a name."}


def test_an_address_without_its_city_is_refused(cast: Cast) -> None:
    problem = only_problem("Denumire,Adresă,Oraș\nHotel,Str. Mare 1,\n", cast)

    assert (problem["column"], problem["message"]) == ("Oraș", "City is missing.")


def test_a_faulty_date_is_refused(cast: Cast) -> None:
    problem = only_problem("Prenume,Firmă,Angajat din\nIon,Hotel,31.02.2026\n", cast)

    assert (problem["column"], problem["value"]) == ("Angajat din", "31.02.2026")


def test_a_job_without_an_account_is_refused(cast: Cast) -> None:
    problem = only_problem("Prenume,Job title\nIon,director\n", cast)

    assert problem["message"] == "Account is missing."


def test_an_unknown_owner_is_refused(cast: Cast) -> None:
    problem = only_problem("Denumire,Responsabil\nHotel,Nobody Here\n", cast)

    assert problem["message"].startswith("“Nobody Here” is not among the employees.")


def test_an_unknown_category_is_refused_and_not_made(cast: Cast) -> None:
    problem = only_problem("Denumire,Categorii\nHotel,Spa\n", cast)

    assert problem["column"] == "Categorii"
    assert problem["message"].startswith("“Spa” is not among the categories.")
    with enter(cast.anna.pk):
        assert not Category.objects.exists()


def test_a_category_whose_name_two_have_is_told_apart_by_the_one_above(cast: Cast) -> None:
    with enter(cast.dora.pk):
        for name in ("Hotels", "Baths"):
            Category.objects.create(name="Spa", parent=Category.objects.create(name=name))

    problem = only_problem("Denumire,Categorii\nHotel,Spa\n", cast)
    imported("Denumire,Categorii\nHotel,hotels / spa\n", cast.anna)

    assert problem["message"] == "“Spa” may be one of several categories."
    with enter(cast.anna.pk):
        assert [str(it.parent) for it in Contact.objects.get().categories.all()] == ["Hotels"]


def test_several_categories_stand_in_one_cell(cast: Cast) -> None:
    with enter(cast.dora.pk):
        for name in ("Hotels", "Spa", "Food, drink"):
            Category.objects.create(name=name)

    imported('Denumire,Categorii\nA,hotels; SPA; Hotels\nB,"Spa, Hotels"\nC,"Food, drink"\n', cast.anna)

    with enter(cast.anna.pk):
        found = {str(contact): sorted(map(str, contact.categories.all())) for contact in Contact.objects.all()}
    assert found == {"A": ["Hotels", "Spa"], "B": ["Hotels", "Spa"], "C": ["Food, drink"]}


def test_a_row_wider_than_the_header_is_refused(cast: Cast) -> None:
    problem = only_problem("Denumire,Client\nHotel,da,what\n", cast)

    assert (problem["value"], problem["message"]) == ("what", "This row has more cells than there are column names.")


def test_everything_wrong_in_a_row_is_told_at_once_and_blank_rows_keep_the_count(cast: Cast) -> None:
    run = checked("Denumire,CUI,Telefon\nHotel,,\n,,\nMotel,RO123,12\n", cast.anna)

    assert (run.rows, run.valid, run.faulty) == (2, 1, 1)
    assert [(problem["row"], problem["column"]) for problem in run.problems] == [(4, "CUI"), (4, "Telefon")]


def test_a_row_with_a_given_or_family_name_is_a_person_and_any_other_an_account(cast: Cast) -> None:
    imported("Denumire,Prenume,Nume de familie\nHotel,,\n,Ion,\n,,Pop\n", cast.anna)

    with enter(cast.anna.pk):
        assert sorted(Contact.objects.values_list("caption", "kind")) == [
            (" Ion", "person"), ("Hotel", "account"), ("Pop ", "person"),
        ]  # fmt: skip


def test_the_kind_chosen_for_the_file_holds_where_a_row_names_none(cast: Cast) -> None:
    content = "Denumire,Fel,Firmă\nSud,,Hotel\nNord,filială,Hotel\nHotel,firmă,\n"

    imported(content, cast.anna, variant="branch")

    with enter(cast.anna.pk):
        kinds = dict(Contact.objects.filter(name__in=("Sud", "Nord")).values_list("name", "kind"))
    assert kinds == {"Sud": "branch", "Nord": "branch"}


def test_rows_that_do_not_say_their_kind_are_faulty_when_that_was_chosen(cast: Cast) -> None:
    run = checked("Denumire,Fel\nHotel,firmă\nMotel,\n", cast.anna, variant="")

    assert run.problems == [{"row": 3, "column": "Fel", "value": "", "message": "It does not say what it is."}]


@pytest.mark.parametrize(
    ("header", "target", "text", "expected"),
    [
        ("Nume", "full_name", "Popescu Ion Andrei", ("Popescu", "Ion Andrei")),
        ("Nume", "full_name", "Pop Rusu, Ana", ("Pop Rusu", "Ana")),
        ("Name", "natural_name", "Ion Andrei Popescu", ("Popescu", "Ion Andrei")),
        ("Name", "natural_name", "Cher", ("Cher", "")),
    ],
)
def test_a_full_name_is_taken_apart(cast: Cast, header: str, target: str, text: str, expected: tuple[str, str]) -> None:
    imported(f'{header},Client\n"{text}",da\n', cast.anna, **{header: target})

    with enter(cast.anna.pk):
        contact = Contact.objects.get()
    assert (contact.kind, contact.family_name, contact.given_name) == ("person", *expected)


def test_several_columns_fill_one_address_and_each_phone_is_its_own(cast: Cast) -> None:
    header = "Denumire,Adresă,Cod poștal,Oraș,Județ,Țară,Telefon,Mobil,Fax,E-mail,Site"
    values = "Hotel,Str. Mare 1,420001,Bistrița,BN,România,0263 123 456,0722123456,0263123457,Office@Hotel.ro,hotel.ro"

    imported(f"{header}\n{values}\n", cast.anna)

    with enter(cast.anna.pk):
        contact = Contact.objects.get()
        address = contact.addresses.get()
        phones = {phone.kind: (phone.number, phone.national) for phone in contact.phones.all()}
        reach = (contact.emails.get().address, contact.web_addresses.get().url)
    assert (address.street, address.postal_code, address.city, address.region, address.country, address.purpose) == (
        "Str. Mare 1", "420001", "Bistrița", "BN", "RO", "headquarters",
    )  # fmt: skip
    assert phones == {
        "work": ("+40263123456", "0263123456"), "mobile": ("+40722123456", "0722123456"),
        "fax": ("+40263123457", "0263123457"),
    }  # fmt: skip
    assert reach == ("office@hotel.ro", "https://hotel.ro")
