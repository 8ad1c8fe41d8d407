"""Values of characteristics in forms, pages, history and commands (CON-12)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.reading import forget, values_of_all
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.forms import no_parts
from liant.modules.contacts.models import Contact, ContactCharacteristic
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]
ACCOUNT = {"kind": "account", "name": "Cetina SRL"}


def make(cast: Cast, **values: Any) -> Characteristic:
    made: Characteristic = characteristic(owner=cast.dora, by=cast.dora, **values)
    return made


def numbers(made: Characteristic, by: Employee) -> list[int]:
    """The numbers of its choices."""
    with enter(by.pk):
        return [choice.pk for choice in made.choices.all()]


def values(record: Contact, by: Employee) -> dict[str, Any]:
    """What a record has, by key."""
    with enter(by.pk):
        forget(record)
        held = values_of_all([record])[record.pk]
        return {each.key: held[each.pk] for each in defined(Contact) if each.pk in held}


@pytest.mark.req("CON-12")
def test_a_record_keeps_a_value_of_each_type(cast: Cast) -> None:
    types = ("text", "long_text", "number", "money", "date", "yes_no", "url", "employee", "contact")
    for name in types:
        make(cast, name=name, type=name)
    one, several = (make(cast, name=name, type=name, choices=["a", "b", "c"]) for name in ("choice", "choices"))
    a, b, c = numbers(several, cast.anna)
    other = contact(owner=cast.anna, by=cast.anna)
    given = {
        "text": "Fag", "long_text": "Fag\nși stejar", "number": 0.1, "money": "99999999999.99", "date": "2026-03-31",
        "yes_no": False, "url": "cetina.ro", "employee": cast.boris, "contact": other.pk, "choice": "B",
        "choices": [c, a],
    }  # fmt: skip

    made = commands.create(Contact, ACCOUNT | {f"characteristics.{k}": v for k, v in given.items()}, by=cast.anna)

    assert values(made, cast.anna) == {
        "text": "Fag", "long_text": "Fag\nși stejar", "number": 0.1, "money": 99999999999.99, "date": date(2026, 3, 31),
        "yes_no": False, "url": "https://cetina.ro", "employee": cast.boris.pk, "contact": other.pk,
        "choice": numbers(one, cast.anna)[1], "choices": (a, c),
    }  # fmt: skip
    assert b not in values(made, cast.anna)["choices"]


@pytest.mark.req("CON-12")
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_written(cast: Cast) -> None:
    make(cast, name="Turnover", type="money")
    make(cast, name="Founded", type="date")
    given = ACCOUNT | {"characteristics.turnover": "much", "characteristics.founded": "x", "characteristics.none": 1}

    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, given, by=cast.anna)

    assert set(refused.value.message_dict) == {
        "characteristics.turnover", "characteristics.founded", "characteristics.none",
    }  # fmt: skip
    with enter(cast.dora.pk):
        assert not Contact.objects.filter(name="Cetina SRL").exists()


@pytest.mark.req("CON-12")
def test_what_must_be_filled_in_is_asked_of_new_records_of_its_kinds_alone(cast: Cast) -> None:
    old = contact(owner=cast.anna, by=cast.anna)
    make(cast, name="Turnover", type="money", is_required=True, kinds=["contact:account"])
    person = {"kind": "person", "given_name": "Ana", "family_name": "Pop"}

    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, ACCOUNT, by=cast.anna)
    commands.create(Contact, person, by=cast.anna)
    commands.change(old, {"notes": "met"}, by=cast.anna)
    commands.change(old, {"characteristics.turnover": 5}, by=cast.anna)
    with pytest.raises(ValidationError) as emptied:
        commands.change(old, {"characteristics.turnover": None}, by=cast.anna)

    assert set(refused.value.message_dict) == set(emptied.value.message_dict) == {"characteristics.turnover"}


@pytest.mark.req("CON-12")
def test_a_new_record_begins_with_what_administrators_said(cast: Cast) -> None:
    make(cast, name="Discount", default="7.5")
    made = make(cast, name="Channel", type="choice", choices=["shop", "web"])
    shop, web = numbers(made, cast.dora)
    rows = [{"id": shop}, {"id": web, "is_default": True}]
    commands.change(made, {}, {"choices": rows}, by=cast.dora)

    begun = contact(owner=cast.anna, by=cast.anna)
    said = contact(owner=cast.anna, by=cast.anna, name="Alt SRL", **{"characteristics.discount": None})

    assert values(begun, cast.anna) == {"discount": 7.5, "channel": web}
    assert set(values(said, cast.anna)) == {"channel"}


@pytest.mark.req("CON-12", "SEC-08")
def test_history_tells_a_value_by_its_name_and_undoes_it(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money", currency="EUR")
    made = make(cast, name="Hobbies", type="choices", choices=["chess", "tennis"])
    chess, tennis = numbers(made, cast.anna)
    record = contact(
        owner=cast.anna, by=cast.anna, **{"characteristics.turnover": 10, "characteristics.hobbies": [chess]}
    )

    commands.change(record, {"characteristics.turnover": 2500.5, "characteristics.hobbies": [tennis]}, by=cast.anna)
    page = sign_in(cast.anna).get(f"/contacts/{record.pk}/history/").context["entries"]
    with enter(cast.anna.pk):
        entry = Entry.objects.order_by("-id").first()
    assert entry
    undo(entry, by=cast.anna)

    assert sorted(map(str, page[0].changes)) == [
        "Hobbies: chess → empty", "Hobbies: tennis", "Turnover: 10 EUR → 2,500.50 EUR",
    ]  # fmt: skip
    assert values(record, cast.anna) == {"turnover": 10.0, "hobbies": (chess,)}


@pytest.mark.req("CON-12")
def test_a_form_asks_for_them_under_their_headings_and_keeps_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money", group="Figures", help="Of last year.")
    make(cast, name="Notify", type="yes_no", group="Notes")
    client = sign_in(cast.anna)
    page = client.get("/contacts/new/?kind=account")
    form = {
        "name": "Cetina SRL", "language": "ro", "owner": cast.anna.pk, "unit": cast.anna.unit_id,
        **no_parts(Contact, "account"),
    }  # fmt: skip

    wrong = client.post("/contacts/new/?kind=account", form | {"characteristics.turnover": "much"})
    right = client.post(
        "/contacts/new/?kind=account", form | {"characteristics.turnover": "12.5", "characteristics.notify": "True"}
    )

    titles = {title: [bound.name for bound in fields] for title, fields in page.context["form"].fieldsets}
    assert titles["Figures"] == ["characteristics.turnover"]
    assert titles["Notes"] == ["notes", "characteristics.notify"]
    assert wrong.status_code == 422
    assert wrong.context["form"]["characteristics.turnover"].errors
    assert wrong.context["form"]["characteristics.turnover"].value() == "much"
    with enter(cast.anna.pk):
        made = Contact.objects.get(name="Cetina SRL")
    assert right.status_code == 302
    assert values(made, cast.anna) == {"turnover": 12.5, "notify": True}


@pytest.mark.req("CON-12", "CON-22")
def test_what_is_wrong_is_told_while_one_types(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Shop", type="url")

    answer = sign_in(cast.anna).post(
        "/contacts/new/?kind=account",
        {"name": "Cetina SRL", "characteristics.shop": "a b"},
        headers={"X-Up-Validate": "characteristics.shop"},
    )

    assert answer.context["form"].errors["characteristics.shop"] == ["“a b” is not a web address."]


@pytest.mark.req("CON-12")
def test_the_page_of_a_record_shows_what_is_filled_in(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money", group="Figures", currency="EUR")
    make(cast, name="Founded", type="date")
    record = contact(owner=cast.anna, by=cast.anna, **{"characteristics.turnover": 1234567})

    sections = sign_in(cast.anna).get(f"/contacts/{record.pk}/").context["sections"]

    told = {section.title: [(cell.label, cell.text) for cell in section.fields] for section in sections}
    assert told["Figures"] == [("Turnover", "1,234,567 EUR")]
    assert "Further details" not in told


@pytest.mark.req("CON-12", "SEC-06")
def test_values_are_seen_and_written_by_who_sees_and_writes_the_record(cast: Cast) -> None:
    make(cast, name="Turnover", type="money")
    record = contact(owner=cast.anna, by=cast.anna, **{"characteristics.turnover": 5})

    with enter(cast.omar.pk):
        unseen = ContactCharacteristic.objects.count()
        written = ContactCharacteristic.objects.update(number=6)
    with enter(cast.eleni.pk):
        seen = ContactCharacteristic.objects.count()

    assert (unseen, written, seen) == (0, 0, 1)
    assert values(record, cast.anna) == {"turnover": 5.0}


@pytest.mark.req("CON-12")
def test_other_entities_have_characteristics_too(cast: Cast) -> None:
    make(cast, entity="employee", name="Shoe size")

    changed = commands.change(cast.anna, {"characteristics.shoe_size": 38}, by=cast.dora)

    with enter(cast.omar.pk):
        assert [row.number for row in changed.characteristics.all()] == [38.0]


@pytest.mark.req("CON-12", "SEC-06")
def test_a_named_record_that_one_does_not_see_is_shown_and_stays(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Partner", type="contact")
    hidden = contact(owner=cast.boris, by=cast.boris, name="Fag SRL")
    record = contact(owner=cast.anna, by=cast.dora, **{"characteristics.partner": hidden.pk})
    client = sign_in(cast.anna)

    page = client.get(f"/contacts/{record.pk}/edit/")
    commands.change(record, {"characteristics.partner": hidden.pk, "notes": "met"}, by=cast.anna)
    with pytest.raises(ValidationError):
        contact(owner=cast.anna, by=cast.anna, name="Alt SRL", **{"characteristics.partner": hidden.pk})

    assert page.context["form"].fields["characteristics.partner"].disabled
    assert "Fag SRL" in page.content.decode()
    assert values(record, cast.anna) == {"partner": hidden.pk}
