"""Rows that change what is there: found by a key, each by the right on it, and only where they say so (CON-19)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, RoleAssignment, Unit
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands as records
from liant.kernel.history.models import Change, Entry
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, current, imported, taken_back, uploaded
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-19", "GEN-02")

TAX, OTHER_TAX = "14399840", "1590082"
SAVE = {"act": "save", "key": "tax_number"}
CHANGE = {"act": "change", "key": "id"}
PHONES = {"phones": [
    {"number": "+40264123456", "kind": "work", "is_default": True}, {"number": "+40722123456", "kind": "mobile"},
]}  # fmt: skip


@pytest.fixture
def hotel(cast: Cast) -> Contact:
    """Anna's account, with phones."""
    values = {"kind": "account", "name": "Hotel", "tax_number": TAX, "notes": "Long standing", "is_customer": True}
    return records.create(Contact, values, PHONES, by=cast.anna)  # type: ignore[return-value]


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    """Created, changed, unchanged, faulty."""
    return run.created, run.changed, run.unchanged, run.faulty


def problems(run: ImportRun) -> list[tuple[int, str, str]]:
    """Row, column and message of each."""
    return [(problem["row"], problem["column"], problem["message"]) for problem in run.problems]


def lines(run: ImportRun) -> list[str]:
    """What changes, in words."""
    return [f"{line['label']}: {line['before']} → {line['after']}" for of in run.changes for line in of["lines"]]


def now(record: Any, cast: Cast) -> Any:
    """The record as it is now."""
    with enter(cast.dora.pk):
        return type(record).objects.defer("search").get(pk=record.pk)


def numbers(hotel: Contact, cast: Cast) -> list[str]:
    """Its phones, as kept."""
    with enter(cast.dora.pk):
        return list(hotel.phones.values_list("number", flat=True))


def test_rows_change_what_they_find_and_create_the_others(cast: Cast, hotel: Contact) -> None:
    content = f"CUI,Denumire,Client\nRO {TAX},Grand Hotel,da\n{OTHER_TAX},Motel,nu\n"

    run = checked(content, cast.anna, **SAVE)

    assert (counts(run), lines(run)) == ((1, 1, 0, 0), ["Name: Hotel → Grand Hotel"])
    after = imported(content, cast.anna, **SAVE)
    assert (after.state, counts(after)) == ("done", (1, 1, 0, 0))
    found = now(hotel, cast)
    assert (found.name, found.notes, found.is_customer, found.changed_at > hotel.changed_at) == (
        "Grand Hotel", "Long standing", True, True,
    )  # fmt: skip
    assert found.sort_key == "grand hotel"
    with enter(cast.anna.pk):
        assert set(Contact.objects.values_list("name", flat=True)) == {"Grand Hotel", "Motel"}


def test_one_entry_tells_it_and_undo_takes_back_both(cast: Cast, hotel: Contact) -> None:
    content = f"CUI,Denumire,Mobil\n{TAX},Grand Hotel,0733 123 456\n{OTHER_TAX},Motel,0744 123 456\n"
    run = imported(content, cast.anna, **SAVE)

    with enter(cast.anna.pk):
        assert Entry.objects.filter(verb="run_import").count() == 1
        told = Change.objects.filter(entry=run.entry_id, table="contacts_contact", operation="update").get()
        assert (told.before, told.after) == ({"name": "Hotel"}, {"name": "Grand Hotel"})
    after = taken_back(run, cast.anna)

    assert after.state == "undone"
    assert (now(hotel, cast).name, numbers(hotel, cast)) == ("Hotel", ["+40264123456", "+40722123456"])
    with enter(cast.anna.pk):
        assert Contact.objects.count() == 1


def test_what_was_changed_since_is_not_undone(cast: Cast, hotel: Contact) -> None:
    run = imported(f"CUI,Denumire\n{TAX},Grand Hotel\n", cast.anna, **SAVE)
    records.change(now(hotel, cast), {"name": "Palace"}, by=cast.anna)

    after = taken_back(run, cast.anna)

    assert (after.state, "changed again since" in after.message) == ("done", True)
    assert now(hotel, cast).name == "Palace"


def test_rows_that_change_nothing_write_nothing(cast: Cast, hotel: Contact) -> None:
    content = f"CUI,Denumire,Telefon,Mobil\n{TAX},Hotel,0264 123 456,0722123456\n"

    run = checked(content, cast.anna, **SAVE)

    assert (counts(run), run.changes) == ((0, 0, 1, 0), [])
    with pytest.raises(ValidationError, match="nothing to change"):
        imported(content, cast.anna, **SAVE)
    content += f"{OTHER_TAX},Motel,,\n"
    imported(content, cast.anna, **SAVE)
    assert now(hotel, cast).changed_at == hotel.changed_at


def test_an_empty_cell_leaves_what_is_there_unless_one_wants_it_emptied(cast: Cast, hotel: Contact) -> None:
    content = f"CUI,Denumire,Observații,Mobil,Client\n{TAX},,,,\n"

    left = checked(content, cast.anna, act="change", key="tax_number")
    refused = checked(content, cast.anna, act="change", key="tax_number", clears=True)
    emptied = imported(content.replace(",,,,", ",Hotel,,,"), cast.anna, act="change", key="tax_number", clears=True)

    assert counts(left) == (0, 0, 1, 0)
    assert problems(refused) == [(2, "Denumire", "An account or branch needs a name.")]
    assert lines(emptied) == ["Notes: Long standing → ", "Mobile: 0722 123 456 → "]
    found = now(hotel, cast)
    assert (found.notes, found.is_customer, numbers(hotel, cast)) == ("", True, ["+40264123456"])


def test_a_number_replaces_the_one_in_its_place_and_others_stay(cast: Cast, hotel: Contact) -> None:
    run = imported(f"Number in Liant,Mobil,Fax,E-mail\n{hotel.pk},0733123456,0264999999,a@b.ro\n", cast.anna, **CHANGE)

    assert (run.state, numbers(hotel, cast)) == ("done", ["+40264123456", "+40733123456", "+40264999999"])
    with enter(cast.anna.pk):
        phone = hotel.phones.get(number="+40733123456")
        assert (phone.national, phone.kind, phone.is_default) == ("0733123456", "mobile", False)
        assert hotel.emails.get().is_default
        assert Contact.objects.filter(search="0733123456").exists()
        assert not Contact.objects.filter(search="0722123456").exists()


def test_a_second_default_is_none(cast: Cast) -> None:
    values = {"kind": "account", "name": "Hotel"}
    parts = {"phones": [{"number": "+40722123456", "kind": "mobile", "is_default": True}]}
    record = records.create(Contact, values, parts, by=cast.anna)

    imported(f"Number in Liant,Telefon\n{record.pk},0264123456\n", cast.anna, **CHANGE)

    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=record.pk).phones.values_list("number", "kind", "is_default")
        assert set(found) == {("+40722123456", "mobile", True), ("+40264123456", "work", False)}


def test_a_key_that_several_have_makes_the_row_faulty_and_names_them(cast: Cast, hotel: Contact) -> None:
    contact(owner=cast.anna, by=cast.anna, name="Hotel Two", tax_number=TAX)

    run = checked(f"CUI,Denumire\n{TAX},Grand Hotel\n", cast.anna, **SAVE)

    assert problems(run) == [(2, "CUI", "Several records have it: “Hotel”, “Hotel Two”.")]


def test_a_second_row_about_the_same_record_is_faulty(cast: Cast, hotel: Contact) -> None:
    rows = [f"{TAX},A", f"RO{TAX},B", f"{OTHER_TAX},C", f"{OTHER_TAX},D"]

    run = checked("CUI,Denumire\n" + "\n".join(rows), cast.anna, **SAVE)

    assert (counts(run), problems(run)) == (
        (1, 1, 0, 2),
        [
            (3, "CUI", "Row 2 is about the same record."),
            (5, "CUI", "Row 4 is about the same record."),
        ],
    )


def test_rows_that_find_nothing_are_faulty_where_none_is_created(cast: Cast, hotel: Contact) -> None:
    run = checked(f"CUI,Denumire\n{OTHER_TAX},A\n,B\n", cast.anna, act="change", key="tax_number")

    assert problems(run) == [
        (2, "CUI", "You see no such record."),
        (3, "CUI", "It does not say which record is to be changed."),
    ]


@pytest.mark.req("SEC-06")
def test_what_one_does_not_see_is_not_found(cast: Cast) -> None:
    hidden = contact(owner=cast.boris, by=cast.boris, name="Hotel", tax_number=TAX)

    by_number = checked(f"Number in Liant,Denumire\n{hidden.pk},Mine\n999999999,Mine\n", cast.anna, **CHANGE)
    by_key = imported(f"CUI,Denumire\n{TAX},Mine\n", cast.anna, **SAVE)

    assert {message for _row, _column, message in problems(by_number)} == {"You see no such record."}
    assert counts(by_key) == (1, 0, 0, 0)
    assert now(hidden, cast).name == "Hotel"


@pytest.mark.req("SEC-02")
def test_what_one_sees_and_may_not_change_is_refused_in_words(cast: Cast, hotel: Contact) -> None:
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.irina).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action="change").update(scope="own")
    theirs = contact(owner=cast.boris, by=cast.boris, name="Motel", tax_number=OTHER_TAX)

    run = checked(f"CUI,Denumire\n{OTHER_TAX},Mine\n", cast.irina, **SAVE)

    assert problems(run) == [(2, "", "You see “Motel”, but may not change it.")]
    assert now(theirs, cast).name == "Motel"


@pytest.mark.req("SEC-02")
def test_giving_away_needs_its_right_and_must_not_lose_sight(cast: Cast, hotel: Contact) -> None:
    content = f"CUI,Responsabil\n{TAX},Boris South\n"
    lost = checked(content, cast.anna, **SAVE)
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.eleni).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action="assign").delete()
    refused = checked(content, cast.eleni, **SAVE)
    given = imported(content, cast.dora, **SAVE)

    assert problems(lost)[0][2].startswith("You may not give it to this owner and unit")
    assert problems(refused) == [(2, "Responsabil", "You do not have the right to change this.")]
    assert (given.changed, now(hotel, cast).owner_id) == (1, cast.boris.pk)
    with enter(cast.boris.pk):
        assert Contact.objects.get().phones.count() == 2


@pytest.mark.req("SEC-02")
def test_who_may_only_change_has_no_other_choice(cast: Cast, hotel: Contact) -> None:
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.anna).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action="create").delete()

    run = uploaded(f"CUI,Denumire\n{TAX},Grand Hotel\n", cast.anna)

    assert (run.act, run.key) == ("change", "tax_number")
    with pytest.raises(ValidationError, match="what the rows do"):
        checked(f"CUI,Denumire\n{TAX},Grand Hotel\n", cast.anna, act="create")


def test_the_kind_of_a_record_stays(cast: Cast, hotel: Contact) -> None:
    run = checked(f"CUI,Tip\n{TAX},persoană\n", cast.anna, **SAVE)

    assert problems(run) == [(2, "Tip", "It is: Account. That stays.")]


def test_a_person_is_found_by_any_of_its_addresses(cast: Cast) -> None:
    parts = {"emails": [{"address": "office@pop.ro", "is_default": True}, {"address": "ana@pop.ro"}]}
    person = records.create(Contact, {"kind": "person", "family_name": "Pop", "given_name": "Ana"}, parts, by=cast.anna)

    content = "E-mail,Titlu,Firmă,Titlu post\nANA@pop.ro,Dr.,Hotel,Director\n"
    imported(content, cast.anna, act="save", key="email")
    again = checked(content, cast.anna, act="save", key="email")

    assert counts(again) == (0, 0, 1, 0)
    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=person.pk)
        assert (found.title, found.emails.count(), found.positions.get().account.name) == ("Dr.", 2, "Hotel")


def test_a_post_at_another_account_is_one_more(cast: Cast) -> None:
    imported("Prenume,Nume de familie,E-mail,Firmă,Titlu post\nAna,Pop,ana@pop.ro,Hotel,Clerk\n", cast.anna)

    content = "E-mail,Firmă,Titlu post\nana@pop.ro,{},{}\n"
    for account, title in (("Hotel", "Director"), ("Motel", "Adviser")):
        imported(content.format(account, title), cast.anna, act="change", key="email")

    with enter(cast.anna.pk):
        posts = Contact.objects.get(kind="person").positions.values_list("account__name", "title")
        assert set(posts) == {("Hotel", "Director"), ("Motel", "Adviser")}


def test_categories_are_added_and_none_is_taken_away(cast: Cast, hotel: Contact) -> None:
    imported("Nume\nHoteluri\nSpa\n", cast.dora, into=Category)
    imported(f"CUI,Categorie\n{TAX},Hoteluri\n", cast.anna, **SAVE)

    run = imported(f"CUI,Categorie\n{TAX},Spa\n", cast.anna, **SAVE)

    assert lines(run) == ["Categories:  → Spa"]
    with enter(cast.anna.pk):
        assert {str(each) for each in hotel.categories.all()} == {"Hoteluri", "Spa"}


@pytest.mark.req("CON-12")
def test_characteristics_are_set_emptied_and_find_records(cast: Cast, hotel: Contact) -> None:
    number = characteristic(owner=cast.dora, by=cast.dora, name="Number there", type="text")
    stars = characteristic(owner=cast.dora, by=cast.dora, name="Stars", type="number")
    imported(f"CUI,Number there,Stars\n{TAX},K-17,4\n", cast.anna, **SAVE)

    run = imported("Number there,Stars\nK-17,5\n", cast.anna, act="change", key=number.address)
    assert lines(run) == ["Stars: 4 → 5"]
    imported("Number there,Stars\nK-17,\n", cast.anna, act="change", key=number.address, clears=True)

    with enter(cast.anna.pk):
        held = values_of_all([Contact.objects.get(pk=hotel.pk)])[hotel.pk]
    assert (held.get(number.pk), held.get(stars.pk)) == ("K-17", None)


@pytest.mark.req("CON-18")
def test_employees_are_found_by_their_address(cast: Cast) -> None:
    head = "Nume și prenume,E-mail,Post,Departament,Roluri\n"
    imported(head + "Țăranu Ioana,ioana@firma.ro,Agent,North,Scope own\n", cast.dora, into=Employee)

    content = head + "Țăranu Ioana,IOANA@firma.ro,Manager,South,Scope unit\nPop Ana,ana@firma.ro,Agent,South,\n"
    run = imported(content, cast.dora, into=Employee, act="save", key="email")

    assert counts(run) == (1, 1, 0, 0)
    assert lines(run) == ["Job title: Agent → Manager", "Unit: North → South", "Roles:  → Scope unit"]
    with enter(cast.dora.pk):
        found = Employee.objects.get(email="ioana@firma.ro")
        assert (found.unit.name, found.roles.count(), found.posts.in_force().get().unit.name) == ("South", 2, "South")


@pytest.mark.req("RES-01")
def test_units_are_found_by_name_within_what_they_are_a_part_of(cast: Cast) -> None:
    content = "Denumire,Face parte din,Tip\nDepozit,Sales,team\nDepozit,Service,team\n"
    imported(content, cast.dora, into=Unit)

    changed = (
        content.replace("Service,team", "Service,department") + "Depozit,North,team\nRampă,Service / Depozit,team\n"
    )
    run = imported(changed, cast.dora, into=Unit, act="save", key="name")

    assert counts(run) == (2, 1, 1, 0)
    with enter(cast.dora.pk):
        found = Unit.objects.filter(name="Depozit").values_list("parent__name", "kind")
        assert set(found) == {("Sales", "team"), ("Service", "department"), ("North", "team")}
        assert Unit.objects.get(name="Rampă").parent.parent.name == "Service"


@pytest.mark.req("RES-01")
def test_a_name_that_is_taken_is_refused_to_who_is_renamed(cast: Cast) -> None:
    imported("Nume\nHoteluri\nSpa\n", cast.dora, into=Category)
    with enter(cast.dora.pk):
        number = Category.objects.get(name="Spa").pk

    run = checked(f"Number in Liant,Nume\n{number},hoteluri\n", cast.dora, into=Category)

    assert (run.act, run.key) == ("save", "id")
    assert problems(run) == [(2, "Nume", "“hoteluri” exists already.")]


def test_what_only_the_database_knows_to_be_taken_is_told_for_the_file(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported("Nume\nHoteluri\n", cast.dora, into=Category)
    monkeypatch.setattr("liant.kernel.imports.taken.Taken.refusals", lambda *_of: iter(()))

    run = imported("Nume\nSpa\nHOTELURI\n", cast.dora, into=Category)

    assert (run.state, "belongs to a record that you do not see" in run.message) == ("failed", True)
    with enter(cast.dora.pk):
        assert not Category.objects.filter(name="Spa").exists()


def test_what_makes_no_sense_is_refused_before_the_check(cast: Cast, hotel: Contact) -> None:
    content = f"Number in Liant,CUI,Denumire\n{hotel.pk},{TAX},A\n"
    for act, key, message in (
        ("create", "", "get a number of their own"),
        ("save", "tax_number", "is never written"),
        ("save", "", "by what the rows find"),
        ("save", "email", "which column becomes"),
        ("nonsense", "", "what the rows do"),
    ):
        run = uploaded(content, cast.anna)
        with pytest.raises(ValidationError, match=message):
            _map(run, cast, act, key)
        assert current(run, cast.anna).state == "uploaded"


def _map(run: ImportRun, cast: Cast, act: str, key: str) -> None:
    from liant.kernel.imports import commands
    from liant.kernel.imports.ways import Way

    commands.map_columns(run, Way(run.mapping, act=act, key=key), by=cast.anna)
