"""Each entry knows where it comes from: door, address, program, request (SEC-08)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Employee
from liant.kernel.access.origin import Origin, coming_from
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.jobs.job import job
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.forms import no_parts
from liant.kernel.testing.lending import lend
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-08")

SignIn = Callable[[Employee], Client]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@job
def found_an_account(name: str, by: Actor) -> None:
    """Stands for any job: it ends in a command."""
    commands.create(Contact, {"kind": "account", "name": name}, by=by)


@pytest.fixture
def origin(cast: Cast) -> Callable[[], dict[str, Any]]:
    """Reads where the last entry comes from."""

    def of_last() -> dict[str, Any]:
        with enter(cast.dora.pk):
            return Entry.objects.values("door", "address", "agent", "request_id", "on_behalf_of_id").latest("pk")

    return of_last


def rename(client: Client, made: Contact, **headers: str) -> Any:
    form = {"name": "Hanul Ancuței", "owner": made.owner_id, "unit": made.unit_id}
    return client.post(f"/contacts/{made.pk}/edit/", form | no_parts(Contact, "account"), headers=headers)


def test_a_change_by_a_page_tells_address_program_and_request(
    cast: Cast, sign_in: SignIn, origin: Callable[[], dict[str, Any]]
) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    answer = rename(sign_in(cast.anna), made, user_agent=FIREFOX)

    told = origin()
    assert answer.status_code == 302
    assert (told["door"], told["address"], told["agent"]) == ("page", "127.0.0.1", FIREFOX)
    assert str(told["request_id"]) == answer["X-Request-ID"]


def test_a_change_by_the_api_tells_so(cast: Cast, sign_in: SignIn, origin: Callable[[], dict[str, Any]]) -> None:
    sign_in(cast.anna).post("/api/contacts/", {"kind": "account", "name": "Hanul"}, content_type="application/json")

    assert (origin()["door"], origin()["address"]) == ("api", "127.0.0.1")


def test_a_change_by_a_job_tells_where_its_cause_came_from(cast: Cast, origin: Callable[[], dict[str, Any]]) -> None:
    with coming_from(Origin("page", "192.0.2.7", FIREFOX, "6d9b1c52-0d0c-4d52-8a51-000000000001")):
        found_an_account(name="Hanul Ancuței", by=cast.anna)
    for queued in ProcrastinateJob.objects.filter(task_name__contains="test_origin"):
        app.tasks[queued.task_name].func(**queued.args)

    told = origin()
    assert (told["door"], told["address"], told["agent"]) == ("job", "192.0.2.7", FIREFOX)
    assert str(told["request_id"]).endswith("1")


def test_plain_sql_comes_by_no_door_of_ours(cast: Cast, origin: Callable[[], dict[str, Any]]) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk):
        Contact.objects.filter(pk=made.pk).update(notes="by SQL")

    assert (origin()["door"], origin()["address"]) == ("sql", None)


def test_after_a_request_nothing_of_it_is_left(
    cast: Cast, sign_in: SignIn, origin: Callable[[], dict[str, Any]]
) -> None:
    rename(sign_in(cast.anna), contact(owner=cast.anna, by=cast.anna))

    contact(owner=cast.anna, by=cast.anna)

    assert (origin()["door"], origin()["address"], origin()["request_id"]) == ("sql", None, None)


def test_an_act_tells_on_whose_behalf_it_was(cast: Cast, origin: Callable[[], dict[str, Any]]) -> None:
    made = contact(owner=cast.boris, by=cast.boris)
    lend(cast.boris, cast.anna, by=cast.boris)

    commands.change(made, {"notes": "x"}, by=cast.anna)

    assert origin()["on_behalf_of_id"] == cast.boris.pk


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, None, "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "fe80::7%eth0", "fe80::7"),
        (1, "no address", "127.0.0.1"),
        (2, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_behind_proxies_the_address_is_the_clients_only_as_far_as_they_are_trusted(
    cast: Cast, sign_in: SignIn, origin: Callable[[], dict[str, Any]], settings: Any, proxies: int,
    forwarded: str | None, address: str | None,
) -> None:  # fmt: skip
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    made = contact(owner=cast.anna, by=cast.anna)

    rename(sign_in(cast.anna), made, **({"x_forwarded_for": forwarded} if forwarded else {}))

    assert origin()["address"] == address


def test_what_a_program_says_of_itself_is_cut_and_cleaned(
    cast: Cast, sign_in: SignIn, origin: Callable[[], dict[str, Any]]
) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    rename(sign_in(cast.anna), made, user_agent="Rău\x1b[2J" + "x" * 1000)

    assert origin()["agent"] == "Rău[2J" + "x" * 194


def test_entering_takes_one_query_as_before(cast: Cast, django_assert_num_queries: Any) -> None:
    # A savepoint, for the test runs in a transaction; entering; restoring; the savepoint's end.
    with django_assert_num_queries(4), enter(cast.anna.pk):
        pass
