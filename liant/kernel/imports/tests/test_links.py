"""Accounts that rows name are found among those one sees, or made once for the file (CON-19, CON-04, CON-06)."""

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.imports.tests.steps import checked, imported
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-19", "CON-04")


def workplaces(cast: Cast) -> dict[str, int]:
    """The account of each person's only position, by given name, as the director sees it."""
    with enter(cast.dora.pk):
        return dict(Position.objects.values_list("person__given_name", "account_id"))


def test_an_account_is_found_by_its_name_without_case_and_accents(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna, name="Hotel Bistrița SRL")

    imported("Prenume,Firmă\nIon,hotel bistrita srl\n", cast.anna)

    assert workplaces(cast) == {"Ion": account.pk}


def test_an_account_is_found_by_its_tax_number_whatever_its_name_is_now(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna, name="Old Name", tax_number="14399840")

    imported("Prenume,Firmă,CUI firmă\nIon,New Name,RO 14399840\n", cast.anna)

    assert workplaces(cast) == {"Ion": account.pk}


def test_a_namesake_with_another_tax_number_is_another_account(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna, name="Hotel", tax_number="14399840")

    imported("Prenume,Firmă,CUI firmă\nIon,Hotel,2864518\n", cast.anna)

    assert workplaces(cast)["Ion"] != account.pk


def test_a_missing_account_is_made_once_for_the_file(cast: Cast) -> None:
    imported("Prenume,Firmă,CUI firmă\nIon,Hotel,14399840\nAna,HOTEL,RO14399840\nMia,Hotel,\n", cast.anna)

    with enter(cast.anna.pk):
        account = Contact.objects.get(kind="account")
    assert (account.name, account.tax_number, account.owner_id) == ("Hotel", "14399840", cast.anna.pk)
    assert workplaces(cast) == {"Ion": account.pk, "Ana": account.pk, "Mia": account.pk}


def test_an_account_that_the_file_itself_brings_is_found(cast: Cast) -> None:
    imported("Fel,Denumire,Prenume,Firmă\nfirmă,Hotel,,\npersoană,,Ion,Hotel\n", cast.anna)

    with enter(cast.anna.pk):
        account = Contact.objects.get(kind="account")
    assert workplaces(cast) == {"Ion": account.pk}


@pytest.mark.req("SEC-06")
def test_an_account_that_one_does_not_see_is_not_found(cast: Cast) -> None:
    hidden = contact(owner=cast.anna, by=cast.anna, name="Hotel", tax_number="14399840")

    imported("Prenume,Firmă,CUI firmă\nIon,Hotel,14399840\n", cast.omar)

    assert workplaces(cast)["Ion"] != hidden.pk


def test_an_account_is_not_made_for_a_faulty_row_but_for_the_next_valid_one(cast: Cast) -> None:
    content = "Prenume,Firmă,E-mail,Responsabil\nIon,Hotel,@,Boris South\nAna,Hotel,,Irina South\n"

    imported(content, cast.dora, mode="valid")

    with enter(cast.dora.pk):
        assert Contact.objects.get(kind="account").owner_id == cast.irina.pk
    assert set(workplaces(cast)) == {"Ana"}


def test_one_of_two_namesakes_can_not_be_guessed(cast: Cast) -> None:
    for _time in range(2):
        contact(owner=cast.anna, by=cast.anna, name="Hotel")

    run = checked("Prenume,Firmă\nIon,Hotel\n", cast.anna)

    assert run.problems == [
        {"row": 2, "column": "Firmă", "value": "Hotel", "message": "“Hotel” is the name or number of several records."}
    ]


def test_an_unknown_number_alone_makes_no_account(cast: Cast) -> None:
    run = checked("Prenume,CUI firmă\nIon,14399840\n", cast.anna)

    assert run.problems[0]["message"].startswith("Nothing with the number “14399840” is known")


@pytest.mark.req("CON-06")
def test_a_branch_gets_its_account_and_needs_one(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna, name="Hotel")

    run = imported("Fel,Denumire,Firmă\nfilială,Sud,Hotel\nfilială,Nord,\n", cast.anna, mode="valid")

    with enter(cast.anna.pk):
        assert Contact.objects.get(kind="branch").account_id == account.pk
    assert [problem["message"] for problem in run.problems] == ["A branch belongs to an account: choose it."]


def test_an_account_works_nowhere(cast: Cast) -> None:
    run = checked("Denumire,Firmă\nHotel,Holding\n", cast.anna)

    assert [(problem["column"], problem["message"]) for problem in run.problems] == [
        ("Firmă", "A row of this kind can't have it.")
    ]


def test_finding_accounts_takes_as_many_queries_for_many_rows_as_for_one(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    rows = "".join(f"Ion,Hotel {number},director\n" for number in range(300))

    with django_assert_max_num_queries(60):  # type: ignore[operator]
        run = checked(f"Prenume,Firmă,Job title\n{rows}", cast.anna)

    assert run.valid == 300
