"""How letters begin, in three languages (CON-10)."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.salutations import english, greek, romanian, salutations
from liant.modules.contacts.salutations.addressee import Addressee
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]
MAN, WOMAN = "male", "female"


@pytest.mark.req("CON-10")
@pytest.mark.parametrize(
    ("to", "said"),
    [
        (Addressee("Ion", "Popescu", MAN), "Stimate domnule Popescu,"),
        (Addressee("Maria", "Popescu", WOMAN), "Stimată doamnă Popescu,"),
        (Addressee("Ion", "", MAN), "Stimate domnule Ion,"),
        (Addressee("Ion", "Popescu", MAN, post="Director comercial"), "Stimate domnule director,"),
        (Addressee("Ana", "Pop", WOMAN, post="Director general"), "Stimată doamnă director,"),
        (Addressee("Ana", "Pop", WOMAN, title="Prof. univ. dr."), "Stimată doamnă profesoară,"),
        (Addressee("Ion", "Pop", MAN, title="Dr."), "Stimate domnule doctor,"),
        (Addressee("Ion", "Pop", MAN, post="Agent de vânzări"), "Stimate domnule Pop,"),
        (Addressee("Andrea", "Pop"), "Bună ziua,"),
        (Addressee("Ionuț", "Popa", MAN, is_informal=True), "Dragă Ionuț,"),
        (Addressee("", "Popa", is_informal=True), "Bună,"),
        (Addressee(is_company=True), "Stimați colaboratori,"),
    ],
)
def test_romanian_letters_begin_by_gender_post_and_title(to: Addressee, said: str) -> None:
    assert romanian.formula(to) == said


@pytest.mark.req("CON-10")
@pytest.mark.parametrize(
    ("to", "said"),
    [
        (Addressee("Γιώργος", "Παπαδόπουλος", MAN), "Αξιότιμε κύριε Παπαδόπουλε,"),
        (Addressee("Ελένη", "Παπαδοπούλου", WOMAN), "Αξιότιμη κυρία Παπαδοπούλου,"),
        (Addressee("Νίκος", "Γεωργίου", MAN), "Αξιότιμε κύριε Γεωργίου,"),
        (Addressee("Νίκος", "Δήμος", MAN), "Αξιότιμε κύριε Δήμο,"),
        (Addressee("Ορφέας", "Ξενοφών", MAN), "Αξιότιμε κύριε,"),
        (Addressee("Andreas", "Papas", MAN), "Αξιότιμε κύριε Papas,"),
        (Addressee("Άρης", "Παππάς"), "Αξιότιμε/η κύριε/κυρία,"),
        (Addressee("Γιάννης", "Παππάς", MAN, is_informal=True), "Αγαπητέ Γιάννη,"),
        (Addressee("Ελένη", "Παππά", WOMAN, is_informal=True), "Αγαπητή Ελένη,"),
        (Addressee("Ξενοφών", "Παππάς", MAN, is_informal=True), "Γεια σας,"),
        (Addressee(is_company=True), "Αγαπητοί συνεργάτες,"),
    ],
)
def test_greek_letters_call_men_by_the_vocative(to: Addressee, said: str) -> None:
    assert greek.formula(to) == said


@pytest.mark.req("CON-10")
@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Γιάννης", "Γιάννη"), ("Κώστας", "Κώστα"), ("Ανδρέας", "Ανδρέα"), ("Κωστούς", "Κωστού"), ("Γιώργος", "Γιώργο"),
        ("Νίκος", "Νίκο"), ("Παύλος", "Παύλο"), ("Χρήστος", "Χρήστο"), ("Στέλιος", "Στέλιο"), ("Μάρκος", "Μάρκο"),
        ("Αλέκος", "Αλέκο"), ("Αλέξανδρος", "Αλέξανδρε"), ("Γεώργιος", "Γεώργιε"), ("Κωνσταντίνος", "Κωνσταντίνε"),
        ("Χαράλαμπος", "Χαράλαμπε"), ("Απόστολος", "Απόστολε"), ("Μιχαήλ", "Μιχαήλ"), ("ΓΙΩΡΓΟΣ", "ΓΙΩΡΓΟ"),
    ],
)  # fmt: skip
def test_greek_given_names_have_vocatives(name: str, called: str) -> None:
    assert greek.vocative_of_given(name) == called


@pytest.mark.req("CON-10")
@pytest.mark.parametrize(
    ("to", "said"),
    [
        (Addressee("Ion", "Popescu", MAN), "Dear Mr Popescu,"),
        (Addressee("Maria", "Popescu", WOMAN), "Dear Ms Popescu,"),
        (Addressee("Ana", "Popescu"), "Dear Ana Popescu,"),
        (Addressee("Ion", "Pop", MAN, title="Prof. Dr."), "Dear Professor Pop,"),
        (Addressee("Ana", "Pop", is_informal=True), "Dear Ana,"),
        (Addressee(is_company=True), "Dear Sir or Madam,"),
    ],
)
def test_english_letters_begin_by_gender_and_title(to: Addressee, said: str) -> None:
    assert english.formula(to) == said


@pytest.fixture
def director(cast: Cast) -> Any:
    """Mihai Pop, director of an account of Anna's."""
    with enter(cast.anna.pk):
        firm = contact(owner=cast.anna, by=cast.anna)
        names = {"kind": "person", "given_name": "Mihai", "family_name": "Pop", "gender": "male", "language": "ro"}
        parts = {"positions": [{"account": firm, "title": "Director general"}]}
        return commands.create(Contact, names, parts, by=cast.anna)


@pytest.mark.req("CON-10")
def test_who_has_left_the_post_is_called_by_name(cast: Cast, director: Any) -> None:
    with enter(cast.anna.pk):
        assert salutations([director]) == {director.pk: "Stimate domnule director,"}
        (post,) = director.positions.values("id", "account")
        left = {"id": post["id"], "ends_on": timezone.localdate() - timedelta(days=1)}

        commands.change(director, {}, {"positions": [left]}, by=cast.anna)

        assert salutations([director]) == {director.pk: "Stimate domnule Pop,"}


@pytest.mark.req("CON-10")
def test_an_own_formula_is_for_the_contacts_own_language(cast: Cast, director: Any) -> None:
    with enter(cast.anna.pk):
        changed = commands.change(director, {"salutation": "Mult stimate domnule Pop,"}, by=cast.anna)

        own, english_one = salutations([changed]), salutations([changed], "en")

    assert own == {director.pk: "Mult stimate domnule Pop,"}
    assert english_one == {director.pk: "Dear Mr Pop,"}


@pytest.mark.req("CON-10")
def test_it_is_told_on_the_page_in_files_and_over_rest(cast: Cast, director: Any, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    page = client.get(f"/contacts/{director.pk}/").content.decode()
    file = b"".join(client.get("/contacts/export/?column=salutation").streaming_content).decode()
    answers = [client.get(f"/api/contacts/{director.pk}/salutation/?language={of}") for of in ("", "en")]

    assert "Stimate domnule director," in page
    assert '"Stimate domnule director,"' in file
    assert [json.loads(each.content)["salutation"] for each in answers] == [
        "Stimate domnule director,",
        "Dear Mr Pop,",
    ]


@pytest.mark.req("CON-10")
def test_a_form_tells_what_it_would_be_while_one_types(cast: Cast, sign_in: SignIn) -> None:
    typed = {"family_name": "Ionescu", "gender": "female", "language": "ro"}

    answer = sign_in(cast.anna).post(
        "/contacts/new/?kind=person", typed, headers={"X-Up-Validate": "gender", "X-Up-Target": ".field-suggested"}
    )

    assert 'placeholder="Stimată doamnă Ionescu,"' in answer.content.decode()
