"""Lists and records on paper: what the page shows, of what one may print (GEN-02, SEC-02)."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role
from liant.kernel.documents import content
from liant.kernel.documents.typesetting import typeset
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_of
from liant.kernel.history.models import Entry
from liant.kernel.pictures.commands import set_picture
from liant.kernel.pictures.tests.drawing import uploaded
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]


def words(answer: Any) -> str:
    """What can be read in a PDF, in one line."""
    assert isinstance(answer, HttpResponse)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


def grant(employee: Employee, action: str, scope: str, *, by: Employee) -> None:
    """Have the role of an employee do this with contacts within the scope."""
    with enter(by.pk):
        role = Role.objects.get(assignments__employee=employee)
        Grant.objects.update_or_create(role=role, entity="contact", action=action, defaults={"scope": scope})


def test_a_list_is_printed_as_it_is_narrowed_sorted_and_shown(cast: Cast, sign_in: SignIn) -> None:
    for name in ("Alfa Țăndărei", "Βήτα Θεσσαλονίκη"):
        contact(owner=cast.anna, by=cast.anna, name=name, is_customer=True)
    contact(owner=cast.anna, by=cast.anna, name="Gama")

    paper = words(
        sign_in(cast.anna).get("/contacts/print/?is_customer=1&sort=-caption&column=caption&column=is_customer")
    )

    assert "Customer: yes" in paper
    assert paper.index("Βήτα Θεσσαλονίκη") < paper.index("Alfa Țăndărei")
    assert "Gama" not in paper
    assert "Printed by Anna North" in paper
    assert "Page 1 / 1" in paper


def test_more_rows_than_fit_are_left_off_and_that_is_said(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MOST", 2)
    for name in ("Alfa", "Beta", "Gama"):
        contact(owner=cast.anna, by=cast.anna, name=name)

    paper = words(sign_in(cast.anna).get("/contacts/print/"))

    assert "The first 2." in paper
    assert "Beta" in paper
    assert "Gama" not in paper


def test_a_record_is_printed_with_its_parts(cast: Cast, sign_in: SignIn) -> None:
    parts = {"phones": [{"kind": "work", "number": "+40264123456"}]}
    record = contact(owner=cast.anna, by=cast.anna, name="Alfa", notes="Sună înainte.", parts=parts)

    paper = words(sign_in(cast.anna).get(f"/contacts/{record.pk}/print/"))

    assert "Alfa" in paper
    assert "0264 123 456" in paper
    assert "Sună înainte." in paper


def test_markup_in_names_stays_text(cast: Cast, sign_in: SignIn) -> None:
    record = contact(owner=cast.anna, by=cast.anna, name='#read("house.typ") *Alfa* $x$ \\ <b>')

    assert '#read("house.typ") *Alfa* $x$ \\ <b>' in words(sign_in(cast.anna).get(f"/contacts/{record.pk}/print/"))


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize(("action", "address"), [("print", "/contacts/print/"), ("export", "/contacts/export/")])
def test_who_sees_more_than_may_leave_the_house_gets_only_that(
    cast: Cast, sign_in: SignIn, action: str, address: str
) -> None:
    contact(owner=cast.boris, by=cast.boris, name="Al lui Boris")
    contact(owner=cast.irina, by=cast.irina, name="Al Irinei")
    grant(cast.irina, action, "own", by=cast.dora)

    client = sign_in(cast.irina)
    seen = [row.caption for row in client.get("/contacts/").context["rows"]]
    answer: Any = client.get(address)
    left = words(answer) if action == "print" else b"".join(answer.streaming_content).decode()

    assert seen == ["Al Irinei", "Al lui Boris"]
    assert "Al Irinei" in left
    assert "Al lui Boris" not in left


@pytest.mark.req("SEC-02")
def test_a_record_that_one_may_not_print_is_not_printed(cast: Cast, sign_in: SignIn) -> None:
    record = contact(owner=cast.boris, by=cast.boris)
    grant(cast.irina, "print", "own", by=cast.dora)

    page = sign_in(cast.irina).get(f"/contacts/{record.pk}/")
    answer = sign_in(cast.irina).get(f"/contacts/{record.pk}/print/")

    assert page.context["print_url"] is None
    assert answer.status_code == 403


@pytest.mark.req("SEC-05")
def test_what_is_hidden_stays_off_paper(cast: Cast, sign_in: SignIn) -> None:
    record = contact(owner=cast.anna, by=cast.anna, notes="Confidențial")
    limit(cast.anna, "hidden", "notes", by=cast.dora)

    assert "Confidențial" not in words(sign_in(cast.anna).get(f"/contacts/{record.pk}/print/"))


@pytest.mark.req("SEC-08")
def test_the_audit_tells_who_printed_what(cast: Cast, sign_in: SignIn) -> None:
    record = contact(owner=cast.anna, by=cast.anna, name="Alfa")

    sign_in(cast.anna).get(f"/contacts/{record.pk}/print/")

    with enter(cast.dora.pk):
        entry = Entry.objects.filter(verb="export").latest("id")
    assert entry.employee_id == cast.anna.pk


def test_a_list_is_printed_with_few_queries(cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        contact(owner=cast.anna, by=cast.anna, name=f"Alfa {number}")
    client = sign_in(cast.anna)

    with django_assert_max_num_queries(30):
        words(client.get("/contacts/print/"))


@pytest.mark.req("CON-07")
def test_a_record_is_printed_with_its_picture_which_is_called_by_its_name(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna, name="Alfa")
    bare = sign_in(cast.anna).get(f"/contacts/{made.pk}/print/")
    set_picture(made, uploaded(), by=cast.anna)

    paper = sign_in(cast.anna).get(f"/contacts/{made.pk}/print/")

    pictures = [[*PdfReader(BytesIO(answer.content)).pages[0].images] for answer in (bare, paper)]
    assert [len(found) for found in pictures] == [0, 1]
    assert "Alfa" in words(paper)


@pytest.mark.req("CON-19")
def test_a_contact_on_paper_has_a_code_to_scan_which_tells_what_the_paper_tells(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna, name="Alfa")
    entity = entity_of(Contact)
    assert isinstance(entity, Entity)
    with enter(cast.anna.pk):
        told = content.record_content(entity, made, by=cast.anna)

    assert told["code"].startswith("<svg")
    assert typeset("record", told).startswith(b"%PDF")
