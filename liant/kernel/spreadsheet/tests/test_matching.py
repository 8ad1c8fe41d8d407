"""Suggesting which column means which field."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liant.kernel.spreadsheet.matching import suggest

TARGETS = {
    "name": ["Name", "Denumire", "Nume firmă", "Επωνυμία"],
    "given_name": ["First name", "Prenume", "Όνομα"],
    "family_name": ["Last name", "Surname", "Nume de familie", "Nume", "Επώνυμο"],
    "tax_number": ["Tax number", "CUI", "Cod fiscal", "ΑΦΜ"],
    "phone": ["Phone", "Telefon", "Tel", "Τηλέφωνο"],
    "mobile": ["Mobile", "Telefon mobil", "Κινητό"],
    "email": ["E-mail", "Email", "Adresă de e-mail"],
    "city": ["City", "Localitate", "Oraș", "Πόλη"],
    "birthday": ["Date of birth", "Data nașterii", "Ημερομηνία γέννησης"],
}


def suggested(*headers: str) -> dict[str, str]:
    """The suggestions by the names of the columns."""
    return {headers[index]: target for index, target in suggest(headers, TARGETS).items()}


@pytest.mark.req("CON-19")
def test_romanian_columns_are_recognised_without_their_accents():
    found = suggested(
        "PRENUME", "Nume", "C.U.I.", "Telefon", "telefon_mobil", "Adresa e-mail", "Orasul", "Data de naştere"
    )

    assert found == {
        "PRENUME": "given_name",
        "Nume": "family_name",
        "C.U.I.": "tax_number",
        "Telefon": "phone",
        "telefon_mobil": "mobile",
        "Adresa e-mail": "email",
        "Orasul": "city",
        "Data de naştere": "birthday",
    }


@pytest.mark.req("CON-19")
def test_english_and_greek_columns_are_recognised():
    assert suggested("FirstName", "LastName", "EmailAddress", "PhoneNumber", "Birth date") == {
        "FirstName": "given_name",
        "LastName": "family_name",
        "EmailAddress": "email",
        "PhoneNumber": "phone",
        "Birth date": "birthday",
    }
    assert suggested("ΕΠΩΝΥΜΙΑ", "Α.Φ.Μ.", "Τηλεφωνο", "Κινητό τηλέφωνο", "ΠΟΛΗ") == {
        "ΕΠΩΝΥΜΙΑ": "name",
        "Α.Φ.Μ.": "tax_number",
        "Τηλεφωνο": "phone",
        "Κινητό τηλέφωνο": "mobile",
        "ΠΟΛΗ": "city",
    }


@pytest.mark.req("CON-19")
def test_a_target_goes_to_the_column_most_like_it():
    assert suggested("Telefon 2", "Telefon", "Observații", "") == {"Telefon": "phone"}


@pytest.mark.req("CON-19")
@settings(deadline=None)
@given(st.lists(st.text(max_size=30) | st.sampled_from([name for names in TARGETS.values() for name in names])))
def test_no_target_is_suggested_twice(headers):
    found = suggest(headers, TARGETS)

    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(headers)))
