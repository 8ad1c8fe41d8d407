"""Consents in files: proven ones come in, refusals always count, what was said here later stays (CON-19, CON-21)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, exported, imported, taken_back
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.privacy.asking import refusals
from liant.modules.privacy.models import Consent
from liant.modules.privacy.samples import consent_text
from liant.modules.privacy.tests.saying import person, rows, say, withdraw

pytestmark = pytest.mark.req("CON-19", "CON-21")

HEAD = "Nume de familie,E-mail,Marketing prin e-mail,Marketing prin telefon,Data acordului,Sursa acordului"
HEAD += ",Dovada acordului,Textul acordului\n"
COLUMNS = {
    "Nume de familie": "family_name",
    "E-mail": "email",
    "Marketing prin e-mail": "consent_email_marketing",
    "Marketing prin telefon": "consent_phone_marketing",
    "Data acordului": "consent_at",
    "Sursa acordului": "consent_source",
    "Dovada acordului": "consent_proof",
    "Textul acordului": "consent_text",
}


def brought(lines: str, by: Employee) -> ImportRun:
    """A file that changes whom it knows by e-mail, and makes the others."""
    return imported(HEAD + lines, by, act="save", key="email", **COLUMNS)


def said(name: str, cast: Cast) -> list[Consent]:
    """All that the contact of this name said, the latest first."""
    with enter(cast.dora.pk):
        found = Contact.objects.get(family_name=name)
    return rows(found, cast.dora)


def test_the_columns_are_known_by_their_names(cast: Cast) -> None:
    run = checked(HEAD + "Pop,pop@b.ro,,,,,,\n", cast.dora)

    assert [run.mapping[str(index)] for index in range(len(COLUMNS))] == list(COLUMNS.values())


def test_a_proven_consent_comes_in_with_the_words_it_was_given_to(cast: Cast) -> None:
    consent_text(owner=cast.dora, by=cast.dora, name="Newsletter", text="Yes to offers")

    brought("Pop,pop@b.ro,da,nu,31.03.2026,formular pe hârtie,Dosar 7,newsletter\nRus,rus@b.ro,,?,,,,\n", cast.anna)

    by_phone, by_email = sorted(said("Pop", cast), key=lambda each: each.channel, reverse=True)
    day = timezone.localtime(by_email.at).date().isoformat()
    assert (by_email.state, day, by_email.source, by_email.proof) == ("given", "2026-03-31", "paper", "Dosar 7")
    assert (by_email.basis, by_email.text, by_email.version) == ("consent", "Yes to offers", "Newsletter 1")
    assert (by_email.employee_id, by_phone.state, by_phone.text) == (cast.anna.pk, "refused", "")
    assert said("Rus", cast) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (",,Dosar 7,Da", "Say on which day it was given"),
        ("31.03.2026,,,Da", "Say how it is known"),
        ("31.03.2026,hârtie,,Da", "Say by what it can be proved"),
        ("31.03.2026,verbal,,", "Consent is given to a text"),
        ("31.03.2999,verbal,,Da", "This is still to come"),
    ],
)
def test_a_consent_without_its_proof_is_an_error_of_the_row(cast: Cast, cells: str, told: str) -> None:
    run = checked(HEAD + f"Pop,pop@b.ro,da,,{cells}\n", cast.anna, act="save", key="email", **COLUMNS)

    assert (run.valid, run.faulty) == (0, 1)
    assert told in run.problems[0]["message"]


def test_a_refusal_counts_without_day_and_proof_and_after_a_later_consent(cast: Cast) -> None:
    say(person(cast.anna, "Pop"), cast.anna)

    brought("Pop,pop@example.ro,nu,nu,01.01.2020,,,\nRus,rus@b.ro,dezabonat,,,,,\n", cast.anna)

    assert [(each.channel, each.state) for each in said("Pop", cast) if each.is_current] == [
        ("email", "refused"),
        ("phone", "refused"),
    ]
    assert [each.state for each in said("Rus", cast)] == ["withdrawn"]


def test_no_file_makes_a_consent_of_a_refusal_that_came_later(cast: Cast) -> None:
    pop = person(cast.anna, "Pop")
    withdraw(pop, cast.anna, at=timezone.now() - timedelta(days=3))
    day = timezone.localdate()
    proven = "verbal,,Da"

    with pytest.raises(Exception, match="nothing to change"):
        brought(f"Pop,pop@example.ro,da,,{day - timedelta(days=3)},{proven}\n", cast.anna)
    brought(f"Pop,pop@example.ro,da,,{day - timedelta(days=2)},{proven}\n", cast.anna)

    assert [each.state for each in said("Pop", cast)] == ["given", "withdrawn"]


@pytest.mark.req("GEN-02")
def test_an_exported_list_brought_again_says_nothing_new(cast: Cast) -> None:
    brought("Pop,pop@b.ro,da,nu,31.03.2026,hârtie,Dosar 7,Da\nRus,rus@b.ro,,,,,,\n", cast.dora)
    columns = ("email_marketing", "phone_marketing", "post_marketing", "at", "source", "proof", "text", "basis")
    content = exported(Contact, cast.dora, "csv", "".join(f"&column=consent_{name}" for name in columns))

    again = checked(content, cast.dora)

    assert (again.key, again.changed, again.unchanged, again.faulty) == ("id", 0, 2, 0)
    assert {"consent_email_marketing", "consent_at", "consent_basis"} <= {*again.mapping.values()}
    assert b"Given,Refused,Unknown,2026-03-31,paper form,Dosar 7,Da,consent" in content


def test_who_may_not_change_contacts_brings_no_consent(cast: Cast, without_change: None) -> None:
    run = checked(HEAD + "Pop,,da,,31.03.2026,verbal,,Da\nRus,,nu,,,,,\n", cast.irina, **COLUMNS)

    assert (run.created, run.faulty) == (1, 1)
    assert "right" in run.problems[0]["message"]


def test_undo_withdraws_what_a_file_gave_and_leaves_what_it_refused(cast: Cast) -> None:
    pop, rus, ion = person(cast.anna, "Pop"), person(cast.anna, "Rus"), person(cast.anna, "Ion")
    say(rus, cast.anna, at=timezone.now() - timedelta(days=900))
    proven = "verbal,,Da"
    lines = [f"{name},{name.lower()}@example.ro,da,,{day},{proven}\n" for name, day in (("Pop", "2026-03-31"),)]
    lines += [f"Rus,rus@example.ro,da,,{timezone.localdate()},{proven}\n", f"New,new@b.ro,da,,2026-03-31,{proven}\n"]
    run = brought("".join([*lines, "Ion,ion@example.ro,nu,,,,,\n"]), cast.anna)

    undone = taken_back(run, cast.anna)

    assert undone.state == ImportRun.State.UNDONE, undone.message
    assert [each.state for each in rows(pop, cast.anna)] == ["withdrawn", "given"]
    assert rows(pop, cast.anna)[0].proof == "The import of “contacts.csv” was undone."
    assert [each.state for each in rows(rus, cast.anna)] == ["given", "given"]
    assert [each.state for each in rows(ion, cast.anna)] == ["refused"]
    with enter(cast.dora.pk):
        assert not Contact.objects.filter(family_name="New").exists()
        assert list(refusals([pop.pk, rus.pk], "email", "marketing")) == [pop.pk]
