"""Files are compared with what is there and with themselves; one decides on each row (CON-19, CON-20)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import ImportRun, Likeness
from liant.kernel.imports.tests.steps import checked, current, imported, performed, taken_back
from liant.kernel.imports.ways import way_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-19", "CON-20")
HEAD = "Tip,Denumire,Nume de familie,Prenume,CUI,Mobil,E-mail,Oraș\n"


def account(by: Employee, name: str, town: str = "", **values: object) -> Contact:
    """A company that is there."""
    parts = {"addresses": [{"city": town, "country": "RO"}]} if town else {}
    made: Contact = contact(owner=by, by=by, kind="account", name=name, parts=parts, **values)
    return made


def found(run: ImportRun, by: Employee) -> list[tuple[int, int | None, int | None, list[str]]]:
    """What the rows resemble: row, record, earlier row, why."""
    with enter(by.pk):
        rows = Likeness.objects.filter(run=run).values_list("row", "record_id", "earlier", "reasons")
        return list(rows)


def decided(run: ImportRun, by: Employee, choices: dict[int, str] | None = None, **kinds: str) -> ImportRun:
    """The run after one decided, and its second check."""
    commands.decide(run, choices or {}, **({"on_record": "create", "on_row": "create"} | kinds), by=by)
    jobs.check_import.run(run_id=run.pk, by=by)
    return current(run, by)


def test_rows_are_compared_with_contacts_there_are(cast: Cast) -> None:
    alfa = account(cast.anna, "Alfa Construct SRL", tax_number="14399840")
    beta = account(cast.anna, "S.C. Beta Prod S.R.L.", "Cluj-Napoca")
    lines = "firmă,Cu totul altul,,,RO14399840,,,\nfirmă,PROD BETA SA,,,,,,Cluj-Napoca\nfirmă,Gama,,,,,,\n"
    lines += "firmă,Alfa Construct,,,1590082,,,\n"

    run = checked(HEAD + lines, cast.anna)

    assert found(run, cast.anna) == [
        (2, alfa.pk, None, ["the same tax number"]),
        (3, beta.pk, None, ["the same name", "the same town"]),
    ]
    assert (run.created, run.like_records, run.like_rows) == (4, 2, 0)


def test_rows_are_compared_with_rows_before_them(cast: Cast) -> None:
    lines = "firmă,SC Alfa SRL,,,,,,\nfirmă,Beta,,,,,office@beta.ro,\nfirmă,Alfa S.R.L.,,,,,,\nfirmă,ALFA srl,,,,,,\n"
    lines += "firmă,Betta Prod,,,,,office@beta.ro,\npersoană,,Alfa,,,,,\n"

    run = checked(HEAD + lines, cast.anna)

    name, mail = ["the same name"], ["the same e-mail address"]
    assert found(run, cast.anna) == [(4, None, 2, name), (5, None, 2, name), (6, None, 3, mail)]
    assert (run.like_records, run.like_rows) == (0, 3)


def test_namesakes_by_the_dozen_count_where_their_town_is_the_same(cast: Cast) -> None:
    lines = [f"persoană,,Pop,Ion,,,,{'Turda' if place in (3, 7) else f'Oraș {place}'}\n" for place in range(9)]

    run = checked(HEAD + "".join(lines), cast.anna)

    assert [row[:3] for row in found(run, cast.anna)] == [(9, None, 5)]


def test_what_is_not_seen_is_not_told_of(cast: Cast) -> None:
    account(cast.boris, "Alfa Construct", tax_number="14399840")

    run = checked(HEAD + "firmă,Alfa Construct,,,14399840,,,\n", cast.anna)

    assert found(run, cast.anna) == []


def test_rows_are_left_out_or_created_all_the_same(cast: Cast) -> None:
    account(cast.anna, "Alfa Construct")
    lines = "firmă,Alfa Construct SRL,,,,,,\nfirmă,Beta Prod,,,,,,\nfirmă,Beta Prod,,,,,,\nfirmă,Beta Prod,,,,,,\n"
    run = checked(HEAD + lines, cast.anna)

    run = decided(run, cast.anna, {5: "create"}, on_record="skip", on_row="skip")
    after = performed(run, cast.anna)

    assert (run.created, run.left_out, run.faulty, run.like_records, run.like_rows) == (2, 2, 0, 1, 2)
    assert (after.created, after.left_out) == (2, 2)
    with enter(cast.anna.pk):
        assert sorted(Contact.objects.values_list("name", flat=True)) == ["Alfa Construct", "Beta Prod", "Beta Prod"]


def test_a_row_fills_what_its_record_lacks_and_changes_nothing_else(cast: Cast) -> None:
    alfa = account(cast.anna, "Alfa Construct", "Cluj-Napoca", notes="")
    head = "Tip,Denumire,CUI,Telefon,Oraș,Observații\n"
    lines = "firmă,ALFA CONSTRUCT srl,14399840,0264 123 456,Cluj-Napoca,Vechi client\n"
    run = decided(checked(head + lines, cast.anna), cast.anna, on_record="fill")

    after = performed(run, cast.anna)

    assert (run.created, run.changed, run.faulty) == (0, 1, 0), run.problems
    with enter(cast.anna.pk):
        made = Contact.objects.get()
        assert (made.pk, made.name, made.tax_number, made.notes) == (
            alfa.pk, "Alfa Construct", "14399840", "Vechi client",
        )  # fmt: skip
        assert [phone.number for phone in made.phones.all()] == ["+40264123456"]
        assert [address.city for address in made.addresses.all()] == ["Cluj-Napoca"]
    assert taken_back(after, cast.anna).state == ImportRun.State.UNDONE


def test_another_number_is_added_beside_the_one_there_is(cast: Cast) -> None:
    parts = {"phones": [{"number": "0722 111 222", "kind": "mobile", "is_default": True}]}
    contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Popescu", given_name="Ion", parts=parts)
    run = checked("Nume de familie,Prenume,Mobil,Telefon\nPopescu,Ion,0722 111 333,0264 123 456\n", cast.anna)

    performed(decided(run, cast.anna, on_record="fill"), cast.anna)

    with enter(cast.anna.pk):
        phones = Contact.objects.get().phones.order_by("number").values_list("number", "is_default")
        assert list(phones) == [("+40264123456", False), ("+40722111222", True), ("+40722111333", False)]


def test_rows_about_one_new_record_are_put_together_in_the_first(cast: Cast) -> None:
    lines = (
        "firmă,SC Alfa SRL,,,,,,\nfirmă,Alfa S.R.L.,,,14399840,0722 111 222,,\nfirmă,ALFA,,,,0722 111 333,a@alfa.ro,\n"
    )
    run = decided(checked(HEAD + lines, cast.anna), cast.anna, on_row="fill")

    performed(run, cast.anna)

    assert (run.created, run.left_out) == (1, 2)
    with enter(cast.anna.pk):
        made = Contact.objects.get()
        assert (made.name, made.tax_number) == ("SC Alfa SRL", "14399840")
        assert [phone.number for phone in made.phones.all()] == ["+40722111222"]
        assert [mail.address for mail in made.emails.all()] == ["a@alfa.ro"]


def test_rows_about_one_record_that_is_there_fill_it_together(cast: Cast) -> None:
    account(cast.anna, "Alfa Construct")
    lines = "firmă,SC Alfa Construct SRL,,,14399840,,,\nfirmă,Alfa Construct S.R.L.,,,,0722 111 222,,\n"
    run = decided(checked(HEAD + lines, cast.anna), cast.anna, on_record="fill")

    performed(run, cast.anna)

    assert (run.changed, run.left_out) == (1, 1)
    with enter(cast.anna.pk):
        made = Contact.objects.get()
        assert (made.tax_number, made.phones.get().number) == ("14399840", "+40722111222")


def test_what_goes_with_a_faulty_row_is_faulty_too(cast: Cast) -> None:
    imported("Nume\nHoteluri\n", cast.dora, into=Category)
    lines = "firmă,Alfa Construct,Hoteluri\nfirmă,ALFA CONSTRUCT SRL,\n"
    run = checked("Tip,Denumire,Categorie\n" + lines, cast.anna)
    with enter(cast.dora.pk):
        Category.objects.all().delete()

    run = decided(run, cast.anna, on_row="fill")

    assert (run.created, run.left_out, run.faulty) == (0, 0, 2)
    assert run.problems[1]["message"] == "Row 2, with which it would be put together, is faulty."


def test_a_file_that_goes_another_way_is_compared_anew(cast: Cast) -> None:
    run = checked(HEAD + "firmă,Alfa Construct,,,,,,\nfirmă,Alfa Construct,,,,,,\n", cast.anna)
    run = decided(run, cast.anna, {3: "skip"}, on_row="skip")

    commands.map_columns(run, way_of(run), by=cast.anna)
    jobs.check_import.run(run_id=run.pk, by=cast.anna)
    again = current(run, cast.anna)

    assert (run.created, run.left_out) == (1, 1)
    assert (again.created, again.left_out, again.like_rows, again.on_row) == (2, 0, 1, "create")


def test_what_rows_resemble_goes_with_their_import(cast: Cast) -> None:
    run = checked(HEAD + "firmă,Alfa Construct,,,,,,\nfirmă,Alfa Construct,,,,,,\n", cast.anna)

    with enter(cast.anna.pk):
        run.delete()
        assert not Likeness.objects.exists()


def test_a_choice_that_is_none_is_refused(cast: Cast) -> None:
    run = checked(HEAD + "firmă,Alfa Construct,,,,,,\nfirmă,Alfa Construct,,,,,,\n", cast.anna)

    with pytest.raises(ValidationError, match="Choose what shall become"):
        decided(run, cast.anna, {3: "burn"})


def test_the_page_tells_of_them_and_takes_decisions(cast: Cast, sign_in: Callable[[Employee], Client]) -> None:
    alfa = account(cast.anna, "Alfa Construct")
    lines = "firmă,Alfa Construct SRL,,,,,,\nfirmă,Beta Prod,,,,,,\nfirmă,Beta Prod,,,,,,\n"
    run, client = checked(HEAD + lines, cast.anna), sign_in(cast.anna)

    page = client.get(run.url).content.decode()
    file = client.get(run.likenesses_url).content.decode()
    client.post(run.likenesses_url, {"on_record": "fill", "on_row": "create", "row_4": "skip"})
    jobs.check_import.run(run_id=run.pk, by=cast.anna)
    after = current(run, cast.anna)

    assert "1 row resembles a record that is there" in page
    assert f'href="/contacts/{alfa.pk}/"' in page
    assert "row 3 of the file" in page
    assert f"2,Alfa Construct SRL,Alfa Construct,{alfa.pk},the same name,75" in file
    assert (after.created, after.unchanged, after.left_out) == (1, 1, 1)


@pytest.mark.req("GEN-04")
def test_programs_read_and_decide_the_same(cast: Cast, sign_in: Callable[[Employee], Client]) -> None:
    lines = "firmă,Beta Prod,,,,,,\nfirmă,Beta Prod,,,,,,\nfirmă,Beta Prod,,,,,,\n"
    run, client = checked(HEAD + lines, cast.anna), sign_in(cast.anna)
    url = f"/api/imports/{run.pk}/likenesses/"

    first = client.get(url, {"limit": 1}).json()
    rest = client.get(url, {"after": first["next"]}).json()
    told = client.post(url, {"on_row": "skip", "rows": {"4": "create"}}, "application/json").json()

    assert [each["row"] for each in (*first["items"], *rest["items"])] == [3, 4]
    assert (rest["next"], rest["items"][0]["earlier"]) == (None, 2)
    assert (told["state"], told["on_row"], told["like_rows"]) == ("checking", "skip", 2)
