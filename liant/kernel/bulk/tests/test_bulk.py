"""Many records changed or deleted at once: each by the right on it, in steps, stopped and undone at will (GEN-02)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.bulk import commands, jobs, running
from liant.kernel.bulk.models import BulkRun
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")

SignIn = Callable[[Employee], Client]
NAMES = ["Alfa", "Beta", "Gama", "Delta", "Epsilon"]


@pytest.fixture
def contacts(cast: Cast) -> list[int]:
    """Anna's five, and one of Boris."""
    contact(owner=cast.boris, by=cast.boris, name="Zeta")
    return [contact(owner=cast.anna, by=cast.anna, name=name).pk for name in NAMES]


@pytest.fixture(autouse=True)
def _two_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "STEP", 2)


def begun(client: Client, by: Employee, address: str, **filled_in: Any) -> BulkRun:
    """What a page began, before a worker takes it up."""
    answer = client.post(address, filled_in)
    assert answer.status_code == 302, answer.content.decode()
    with enter(by.pk):
        return BulkRun.objects.latest("id")


def done(run: BulkRun, by: Employee) -> BulkRun:
    """The run after its job."""
    jobs.perform_bulk.run(run_id=run.pk, by=by)  # type: ignore[attr-defined]
    return current(run, by)


def current(run: BulkRun, by: Employee) -> BulkRun:
    with enter(by.pk):
        return BulkRun.objects.get(pk=run.pk)


def values(by: Employee, *names: str) -> list[Any]:
    """Of the contacts that an employee sees, by name."""
    with enter(by.pk):
        return list(Contact.objects.order_by("name").values_list(*names, flat=len(names) == 1))


def test_what_is_ticked_changes_in_all_that_match_and_nothing_else(
    cast: Cast, contacts: list[int], sign_in: SignIn
) -> None:
    run = begun(
        sign_in(cast.anna), cast.anna, "/contacts/change/?kind=account",
        change=["language", "is_customer"], language="ro", is_customer="1", notes="not ticked",
    )  # fmt: skip

    run = done(run, cast.anna)

    assert (run.state, run.total, run.done, run.faulty) == ("done", 5, 5, 0)
    assert values(cast.anna, "language", "is_customer", "notes") == [("ro", True, "")] * 5
    assert values(cast.boris, "language") == [""]


def test_only_those_picked_change(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    picked = urlencode({"record": contacts[:2]}, doseq=True)

    done(
        begun(sign_in(cast.anna), cast.anna, f"/contacts/change/?{picked}", change="language", language="el"), cast.anna
    )

    assert values(cast.anna, "language") == ["el", "el", "", "", ""]


def test_each_step_is_one_entry_of_history(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    run = done(begun(sign_in(cast.anna), cast.anna, "/contacts/change/", change="language", language="el"), cast.anna)

    with enter(cast.anna.pk):
        entries = Entry.objects.filter(pk__in=run.entries)
        assert [(entry.verb, entry.changes.count()) for entry in entries.order_by("id")] == [
            ("change_many", 2), ("change_many", 2), ("change_many", 1),
        ]  # fmt: skip


def test_what_one_may_not_change_is_left_and_told(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        sales = Contact.objects.get(pk=contacts[0])
    # Anna's role opens her own ones: by the time of the job one of hers is another's.
    run = begun(sign_in(cast.anna), cast.anna, "/contacts/change/", change="language", language="el")
    from liant.kernel.entity.commands import change

    change(sales, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)

    run = done(run, cast.anna)

    assert (run.done, run.faulty) == (5, 1)
    assert run.problems == [
        {"record": contacts[0], "caption": f"#{contacts[0]}", "message": "It is not there any more."}
    ]


def test_what_does_not_fit_a_record_is_told_by_field(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    run = done(begun(sign_in(cast.anna), cast.anna, "/contacts/change/", change="title", title="Dr."), cast.anna)

    assert run.faulty == 5
    assert run.problems[0]["message"] == "Title: Only a person has this."
    assert run.entries == []


def test_several_values_are_added_taken_away_or_set(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        hotels, farms = (Category.objects.create(name=name) for name in ("Hotels", "Farms"))
    client = sign_in(cast.anna)

    def told(how: str, category: Category) -> list[str]:
        filled_in = {"change": "categories", "categories": category.pk, "categories.how": how}
        done(begun(client, cast.anna, f"/contacts/change/?record={contacts[0]}", **filled_in), cast.anna)
        with enter(cast.anna.pk):
            return [str(each) for each in Contact.objects.get(pk=contacts[0]).categories.order_by("name")]

    assert told("add", hotels) == ["Hotels"]
    assert told("add", farms) == ["Farms", "Hotels"]
    assert told("remove", hotels) == ["Farms"]
    assert told("replace", hotels) == ["Hotels"]


def test_deleting_many_is_undone_as_a_whole(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run = done(begun(client, cast.anna, "/contacts/delete/"), cast.anna)
    gone = values(cast.anna, "name")

    client.post(run.undo_url)
    jobs.undo_bulk.run(run_id=run.pk, by=cast.anna)  # type: ignore[attr-defined]

    assert gone == []
    assert values(cast.anna, "name") == sorted(NAMES)
    assert current(run, cast.anna).state == "undone"


def test_stopped_it_keeps_what_is_done_and_that_can_be_undone(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run = begun(client, cast.anna, "/contacts/change/", change="language", language="el")
    with enter(cast.anna.pk):
        running._step(run, cast.anna)

    client.post(run.cancel_url)
    run = done(run, cast.anna)
    after = sorted(values(cast.anna, "language"))
    client.post(run.undo_url)
    jobs.undo_bulk.run(run_id=run.pk, by=cast.anna)  # type: ignore[attr-defined]

    assert (run.state, run.done) == ("cancelled", 2)
    assert after == ["", "", "", "el", "el"]
    assert values(cast.anna, "language") == [""] * 5


def test_taken_up_again_after_a_crash_it_goes_on_where_it_was(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    run = begun(sign_in(cast.anna), cast.anna, "/contacts/change/", change="language", language="el")
    with enter(cast.anna.pk):
        running._step(run, cast.anna)

    once, twice = done(run, cast.anna), done(run, cast.anna)

    assert (once.done, len(once.entries)) == (5, 3)
    assert twice.entries == once.entries


def test_what_was_changed_since_is_not_undone_and_it_is_said(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run = done(begun(client, cast.anna, "/contacts/change/", change="language", language="el"), cast.anna)
    with enter(cast.anna.pk):
        Contact.objects.filter(pk=contacts[0]).update(language="en")

    client.post(run.undo_url)
    jobs.undo_bulk.run(run_id=run.pk, by=cast.anna)  # type: ignore[attr-defined]

    run = current(run, cast.anna)
    assert run.state == "done"
    assert "changed again since" in run.message
    assert values(cast.anna, "language") == ["en", "el", "", "", ""]


@pytest.mark.parametrize(
    ("filled_in", "said"),
    [({}, "Tick what shall be changed."), ({"change": "owner", "owner": ""}, "This field is required.")],
)
def test_what_is_missing_is_said_and_nothing_begins(
    cast: Cast, contacts: list[int], sign_in: SignIn, filled_in: dict[str, str], said: str
) -> None:
    answer = sign_in(cast.anna).post("/contacts/change/", filled_in)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    with enter(cast.anna.pk):
        assert not BulkRun.objects.exists()


def test_another_employee_sees_nothing_of_it(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    run = begun(sign_in(cast.anna), cast.anna, "/contacts/delete/")

    assert sign_in(cast.dora).get(run.url).status_code == 404
    assert not commands.cancel(run, by=cast.dora)


@pytest.mark.req("CON-12")
def test_characteristics_are_given_to_many_too(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    characteristic(owner=cast.dora, by=cast.dora, name="Turnover", type="number")
    hobbies = characteristic(owner=cast.dora, by=cast.dora, name="Hobbies", type="choices", choices=["chess", "tennis"])
    with enter(cast.anna.pk):
        chess, tennis = (choice.pk for choice in hobbies.choices.all())
    client = sign_in(cast.anna)

    def given(**filled_in: Any) -> None:
        names = [name for name in filled_in if not name.endswith(".how")]
        done(begun(client, cast.anna, "/contacts/change/", change=names, **filled_in), cast.anna)

    given(
        **{"characteristics.turnover": "12.5", "characteristics.hobbies": chess, "characteristics.hobbies.how": "add"}
    )
    given(**{"characteristics.hobbies": tennis, "characteristics.hobbies.how": "add"})
    given(**{"characteristics.hobbies": chess, "characteristics.hobbies.how": "remove"})

    with enter(cast.anna.pk):
        held = values_of_all(list(Contact.objects.all()))
        assert [sorted(map(str, of.values())) for of in held.values()] == [[f"({tennis},)", "12.5"]] * 5
