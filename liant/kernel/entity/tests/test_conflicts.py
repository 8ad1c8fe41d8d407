"""Two who edit the same record lose nothing: what both changed is asked, all else is brought together (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands
from liant.kernel.entity.conflicts.raw import put, shown_by
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Category, Contact, Phone
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]
FIRST, SECOND = "0264 123 456", "0264 654 321"


@pytest.fixture
def made(cast: Cast) -> Contact:
    """Anna's account with two phones."""
    phones = [{"number": FIRST, "kind": "work"}, {"number": SECOND, "kind": "work"}]
    record: Contact = contact(owner=cast.anna, by=cast.anna, notes="before", parts={"phones": phones})
    return record


@pytest.fixture
def client(cast: Cast, sign_in: SignIn) -> Client:
    """Anna's browser."""
    return sign_in(cast.anna)


def edit(made: Contact) -> str:
    return f"/contacts/{made.pk}/edit/"


def form_of(answer: Any) -> QueryDict:
    """What a browser would send of the form in an answer, nothing touched."""
    data, context = QueryDict(mutable=True), answer.context
    data["read"] = context["read"]
    forms = [context["form"]]
    for each in context["formsets"]:
        formset = each["formset"]
        data[f"{formset.prefix}-TOTAL_FORMS"] = str(formset.total_form_count())
        data[f"{formset.prefix}-INITIAL_FORMS"] = str(formset.initial_form_count())
        forms += formset.forms
        for row in formset.forms:
            data[f"{row.prefix}-id"] = str(row["id"].value() or "")
    for form in forms:
        for name, value in shown_by(form).items():
            put(data, form.add_prefix(name), value)
            if hasattr(form.fields[name], "choice"):
                data[form.fields[name].choice] = "mine"
    return data


def send(client: Client, made: Contact, data: QueryDict) -> Any:
    return client.post(edit(made), data.urlencode(), content_type="application/x-www-form-urlencoded")


def by_dora(made: Contact, cast: Cast, values: Any = None, parts: Any = None) -> None:
    """Dora changes the record meanwhile."""
    with enter(cast.dora.pk):
        fresh = Contact.objects.get(pk=made.pk)
    commands.change(fresh, values or {}, parts or {}, by=cast.dora)


def now(made: Contact, cast: Cast) -> Contact:
    with enter(cast.dora.pk):
        return Contact.objects.get(pk=made.pk)


def phones(made: Contact, cast: Cast) -> list[tuple[str, str]]:
    with enter(cast.dora.pk):
        return sorted(Phone.objects.filter(contact=made.pk).values_list("number", "kind"))


def rows(made: Contact, cast: Cast) -> list[dict[str, Any]]:
    """The phones as a command takes them."""
    with enter(cast.dora.pk):
        return list(Phone.objects.filter(contact=made.pk).order_by("pk").values("id", "number", "kind"))


def test_what_each_changed_alone_is_kept(client: Client, cast: Cast, made: Contact) -> None:
    with enter(cast.dora.pk):
        vip = Category.objects.create(name="VIP")
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "Dora's", "is_supplier": True, "categories": [vip]})
    mine["name"], mine["is_customer"] = "Anna's SRL", "on"

    answer = send(client, made, mine)

    kept = now(made, cast)
    assert answer.status_code == 302
    assert (kept.name, kept.notes, kept.is_customer, kept.is_supplier) == ("Anna's SRL", "Dora's", True, True)
    with enter(cast.dora.pk):
        assert list(kept.categories.all()) == [vip]


def test_the_same_change_of_both_is_no_question(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "agreed"})
    mine["notes"] = "agreed"

    assert send(client, made, mine).status_code == 302


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Anna's"), ("theirs", "Dora's")])
def test_what_both_changed_is_asked_with_both_values(
    client: Client, cast: Cast, made: Contact, choice: str, kept: str
) -> None:
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "Dora's"})
    mine["notes"], mine["name"] = "Anna's", "Anna's SRL"

    asked = send(client, made, mine)
    page = asked.content.decode()
    unchanged = now(made, cast)
    second = form_of(asked)
    assert second["choice.notes"] == "mine"
    second["choice.notes"] = choice
    answer = send(client, made, second)

    assert asked.status_code == 422
    assert "Dora Director changed this to “Dora&#x27;s” just now." in page
    assert ">\nAnna&#x27;s</textarea>" in page
    assert (unchanged.notes, unchanged.name) == ("Dora's", made.name)
    assert answer.status_code == 302
    assert (now(made, cast).notes, now(made, cast).name) == (kept, "Anna's SRL")


def test_a_third_change_while_one_decides_is_asked_again(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "Dora's"})
    mine["notes"] = "Anna's"
    second = form_of(send(client, made, mine))
    by_dora(made, cast, {"notes": "Dora's again"})

    asked = send(client, made, second)

    assert (asked.status_code, now(made, cast).notes) == (422, "Dora's again")


def test_rows_of_parts_are_brought_together(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    first, second = rows(made, cast)
    added = {"number": "0264 777 777", "kind": "work"}
    by_dora(made, cast, parts={"phones": [first, second | {"kind": "mobile"}, added]})
    mine["phones-0-kind"] = "home"
    mine["phones-2-number"], mine["phones-2-kind"], mine["phones-2-state"] = "0264 888 888", "work", "valid"
    mine["phones-TOTAL_FORMS"] = "3"

    answer = send(client, made, mine)

    assert answer.status_code == 302
    assert phones(made, cast) == [
        ("+40264123456", "home"), ("+40264654321", "mobile"), ("+40264777777", "work"), ("+40264888888", "work"),
    ]  # fmt: skip


def test_a_field_of_a_row_that_both_changed_is_asked(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    first, second = rows(made, cast)
    by_dora(made, cast, parts={"phones": [first, second | {"kind": "mobile"}]})
    mine["phones-1-kind"] = "home"

    asked = send(client, made, mine)
    decided = form_of(asked)
    decided["choice.phones-1-kind"] = "theirs"
    answer = send(client, made, decided)

    assert asked.status_code == 422
    assert "Dora Director changed this to “Mobile”" in asked.content.decode()
    assert answer.status_code == 302
    assert phones(made, cast) == [("+40264123456", "work"), ("+40264654321", "mobile")]


def test_a_row_that_another_removed_goes_unless_one_changed_it(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, parts={"phones": []})
    mine["phones-0-kind"] = "home"

    asked = send(client, made, mine)
    answer = send(client, made, form_of(asked))

    assert asked.status_code == 422
    assert "Dora Director removed this just now." in asked.content.decode()
    assert answer.status_code == 302
    assert phones(made, cast) == [("+40264123456", "home")]


def test_a_row_that_another_changed_is_not_removed_unasked(client: Client, cast: Cast, made: Contact) -> None:
    mine = form_of(client.get(edit(made)))
    first, second = rows(made, cast)
    by_dora(made, cast, parts={"phones": [first | {"kind": "mobile"}, second]})
    mine["phones-0-DELETE"] = mine["phones-1-DELETE"] = "on"

    asked = send(client, made, mine)
    kept = phones(made, cast)
    again = form_of(asked)
    again["phones-0-DELETE"] = again["phones-1-DELETE"] = "on"
    answer = send(client, made, again)

    assert asked.status_code == 422
    assert "Dora Director changed this just now. Remove it again" in asked.content.decode()
    assert kept == [("+40264123456", "mobile"), ("+40264654321", "work")]
    assert (answer.status_code, phones(made, cast)) == (302, [])


@pytest.mark.req("SEC-05")
def test_a_change_of_a_hidden_field_asks_nothing_and_stays(client: Client, cast: Cast, made: Contact) -> None:
    limit(cast.anna, "hidden", "notes", "phones", by=cast.dora)
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "Secret."}, {"phones": []})
    mine["name"] = "Anna's SRL"

    answer = send(client, made, mine)

    kept = now(made, cast)
    assert "Secret" not in mine.urlencode() + "before" not in mine.urlencode()
    assert (answer.status_code, kept.name, kept.notes) == (302, "Anna's SRL", "Secret.")


@pytest.mark.parametrize(
    "read", ["", "{", "[]", "null", '{"version": 1}', '{"version":"1.1","own":{"name":7},"rows":{}}']
)
def test_a_form_that_brings_no_state_is_saved_as_it_is(client: Client, cast: Cast, made: Contact, read: str) -> None:
    mine = form_of(client.get(edit(made)))
    by_dora(made, cast, {"notes": "Dora's"})
    mine["read"], mine["notes"] = read, "Anna's"

    assert send(client, made, mine).status_code == 302
    assert now(made, cast).notes == "Anna's"


@pytest.mark.req("CON-12")
def test_characteristics_are_brought_together_and_asked_for_too(made: Contact, cast: Cast, client: Client) -> None:
    for name in ("Turnover", "Staff"):
        characteristic(owner=cast.dora, by=cast.dora, name=name, type="number")
    data = form_of(client.get(edit(made)))
    by_dora(made, cast, {"characteristics.turnover": 10, "characteristics.staff": 3})

    put(data, "characteristics.turnover", "20")
    asked = send(client, made, data)
    again = send(client, made, form_of(asked))

    assert asked.status_code == 422
    (told,) = asked.context["form"].errors["characteristics.turnover"]
    assert told.startswith("Dora Director changed this to “10”")
    assert again.status_code == 302
    with enter(cast.dora.pk):
        assert sorted(values_of_all([made])[made.pk].values()) == [3, 20]
