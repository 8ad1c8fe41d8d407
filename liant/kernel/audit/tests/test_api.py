"""The audit over REST (GEN-04, SEC-08)."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.models import Employee
from liant.kernel.access.origin import Origin, coming_from
from liant.kernel.commands import acting
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04", "SEC-08")

SignIn = Callable[[Employee], Client]


def test_an_act_is_given_with_names_origin_and_changes(cast: Cast, sign_in: SignIn) -> None:
    with coming_from(Origin("page", "10.0.0.7", "Firefox/140", "6d9b1c52-0d0c-4d52-8a51-000000000001")):
        made = contact(owner=cast.anna, by=cast.anna)

    (act,) = sign_in(cast.dora).get("/api/audit/?entity=contact").json()["items"]

    (change,) = act.pop("changes")
    act.pop("id"), act.pop("at")
    assert act == {
        "employee": {"id": cast.anna.pk, "caption": "Anna North"}, "on_behalf_of": None, "verb": "create",
        "door": "page", "address": "10.0.0.7", "agent": "Firefox/140",
        "request_id": "6d9b1c52-0d0c-4d52-8a51-000000000001", "entity": "contact",
        "record": {"id": made.pk, "caption": "Hotel Bistrița SRL"}, "told": None, "has_more_changes": False,
    }  # fmt: skip
    assert (change["table"], change["operation"], change["before"]) == ("contacts_contact", "insert", None)
    assert change["after"]["name"] == "Hotel Bistrița SRL"


def test_an_act_that_changed_nothing_gives_what_it_tells(cast: Cast, sign_in: SignIn) -> None:
    tell_audit(Kind.EXPORT, {"rows": 7, "format": "csv", "filters": {"q": "han"}}, of=("contact", None), by=cast.anna)

    (act,) = sign_in(cast.dora).get("/api/audit/?verb=export").json()["items"]

    assert (act["verb"], act["entity"], act["record"], act["changes"]) == ("export", "contact", None, [])
    assert act["told"] == {"rows": 7, "format": "csv", "filters": {"q": "han"}}


def test_all_changes_of_a_long_act_are_given_page_by_page(cast: Cast, sign_in: SignIn) -> None:
    with acting("run_import", by=cast.anna):
        Contact.objects.bulk_create(
            Contact(kind="account", name=f"Hotel {n}", owner=cast.anna, unit=cast.anna.unit) for n in range(50)
        )
    client = sign_in(cast.dora)

    (act,) = client.get("/api/audit/?verb=run_import").json()["items"]
    after, names = "", []
    while after is not None:
        page = client.get(f"/api/audit/{act['id']}/changes/", {"limit": 20, "after": after}).json()
        names += [change["after"]["name"] for change in page["items"]]
        after = page["next"]

    assert (len(act["changes"]), act["has_more_changes"]) == (10, True)
    assert names == [f"Hotel {n}" for n in range(50)]


def test_changes_of_an_act_that_is_not_there_are_not_found(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.dora).get("/api/audit/999999999/changes/").status_code == 404
