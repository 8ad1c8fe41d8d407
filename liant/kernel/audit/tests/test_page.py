"""The audit's page: acts are found by who, what, on which record, when and from where (SEC-08)."""

import csv
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role
from liant.kernel.access.origin import Origin, coming_from
from liant.kernel.audit import finding
from liant.kernel.audit.reading import Act
from liant.kernel.audit.table import CHUNK
from liant.kernel.commands import acting
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.telling import Kind, record_reveal, tell_audit
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-08")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def made(cast: Cast) -> Contact:
    """A contact that Anna made from 10.0.0.7, and changed by the API from 192.0.2.1."""
    with coming_from(Origin("page", "10.0.0.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")):
        made = contact(owner=cast.anna, by=cast.anna)
    with coming_from(Origin("api", "192.0.2.1")):
        return commands.change(made, {"name": "Hanul Ancuței"}, by=cast.anna)


def found(client: Client, query: str = "") -> list[Act]:
    """What the page shows, but for what the owner of the database did to make the cast."""
    return [act for act in client.get(f"/audit/?{query}").context["acts"] if act.entry.verb != "sql"]


def test_an_act_is_shown_with_who_what_record_origin_and_change(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    page = sign_in(cast.dora).get("/audit/").content.decode()

    for text in ("Anna North", "changed", "Hanul Ancuței", "192.0.2.1", "Hotel Bistrița SRL", "Firefox on Linux"):
        assert text in page
    assert f'href="/contacts/{made.pk}/"' in page


@pytest.mark.parametrize(
    ("query", "verbs"),
    [
        ("", ["export", "create", "change", "create"]),
        ("employee={anna}", ["change", "create"]),
        ("employee={omar}", []),
        ("verb=change", ["change"]),
        ("verb=export", ["export"]),
        ("entity=contact", ["export", "change", "create"]),
        ("entity=role", ["create"]),
        ("entity=contact&record={contact}", ["change", "create"]),
        ("record=/contacts/{contact}/", ["change", "create"]),
        ("entity=role&record={contact}", []),
        ("address=10.0.0.7", ["create"]),
        ("address=10.0.0.0/24", ["create"]),
        ("address=2001:db8::/32", []),
        ("address=fe80::1%25eth0", []),
        ("since={today}&until={today}", ["export", "create", "change", "create"]),
        ("since={tomorrow}", []),
        ("until={yesterday}", []),
        ("employee={anna}&verb=create&address=10.0.0.7&entity=contact&since={today}", ["create"]),
    ],
)
def test_acts_are_found_by_what_is_known_of_them(
    cast: Cast, sign_in: SignIn, made: Contact, query: str, verbs: list[str]
) -> None:
    with acting("create", by=cast.dora):
        Role.objects.create(pk=made.pk + 1000, name="Intern")
    tell_audit(Kind.EXPORT, {"rows": 7, "format": "csv", "filters": {}}, of=("contact", None), by=cast.boris)
    today = timezone.localdate()
    values = {
        "anna": cast.anna.pk, "omar": cast.omar.pk, "contact": made.pk, "today": today,
        "yesterday": today - timedelta(days=1), "tomorrow": today + timedelta(days=1),
    }  # fmt: skip

    acts = found(sign_in(cast.dora), query.format(**values))

    assert [act.entry.verb for act in acts] == verbs


@pytest.mark.parametrize("few", [0, 1, 2, 500])
def test_acts_on_an_entity_are_the_same_and_in_order_whether_they_count_as_few_or_many(
    cast: Cast, sign_in: SignIn, made: Contact, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    change_many(cast, 3)
    tell_audit(Kind.EXPORT, {"rows": 7, "format": "csv", "filters": {}}, of=("contact", None), by=cast.boris)
    with acting("create", by=cast.dora):
        Role.objects.create(name="Intern")
    client = sign_in(cast.dora)

    verbs = {query: [act.entry.verb for act in found(client, query)] for query in (
        "entity=contact", "entity=role", f"entity=contact&employee={cast.anna.pk}", "entity=contact&verb=change"
    )}  # fmt: skip

    assert verbs["entity=contact"] == ["export", "run_import", "change", "create"]
    assert verbs["entity=role"] == ["create"]
    assert verbs[f"entity=contact&employee={cast.anna.pk}"] == ["run_import", "change", "create"]
    assert verbs["entity=contact&verb=change"] == ["change"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("record=x", "record"), (f"record={10**19}", "record"), ("address=300.1.1.1", "address"),
        ("since=never", "since"), ("since=2026-05-05&until=2026-05-01", "until"), ("verb=x", "verb"),
        ("employee=0", "employee"), ("since=0001-01-01", "since"), ("until=9999-12-31", "until"),
        ("record=%00", "record"), ("address=%00", "address"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_by_its_field_and_nothing_is_searched(
    cast: Cast, sign_in: SignIn, made: Contact, query: str, field: str
) -> None:
    client = sign_in(cast.dora)

    page, api, export = (client.get(f"{url}?{query}") for url in ("/audit/", "/api/audit/", "/audit/export/"))

    assert (page.status_code, list(page.context["filter_form"].errors)) == (422, [field])
    assert "acts" not in page.context
    assert (api.status_code, list(api.json()["errors"])) == (422, [field])
    assert (export.status_code, export["Location"]) == (302, f"/audit/?{page.wsgi_request.GET.urlencode()}")


def test_pages_follow_without_gap_or_repetition(cast: Cast, sign_in: SignIn) -> None:
    # At one moment, as acts of one transaction are.
    with enter(cast.anna.pk):
        for _number in range(7):
            tell_audit(Kind.SIGN_IN, {}, by=cast.anna)
    client, after, seen = sign_in(cast.dora), "", []

    while after is not None:
        page = client.get("/api/audit/", {"limit": 3, "after": after, "verb": "sign_in"}).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]

    assert len(seen) == 7
    assert seen == sorted(set(seen), reverse=True)


def test_the_name_of_what_is_gone_is_still_told(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    commands.delete(made, by=cast.anna)

    deleted, _changed, created = found(sign_in(cast.dora))

    assert (deleted.subject.caption, created.subject.caption) == ("Hanul Ancuței", "Hanul Ancuței")
    assert deleted.subject.url is None


@pytest.mark.req("SEC-06")
def test_an_auditor_who_does_not_see_a_contact_reads_of_it_but_gets_no_link(
    cast: Cast, sign_in: SignIn, made: Contact
) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope all").exclude(entity__in=("audit", "role")).delete()

    page = sign_in(cast.dora).get("/audit/").content.decode()

    assert "Hanul Ancuței" in page
    assert f"/contacts/{made.pk}/" not in page


def test_a_grant_whose_role_is_gone_is_still_told(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.create(name="Intern")
        Grant.objects.create(role=role, entity="contact", action="see", scope="own")
        role.delete()

    page = sign_in(cast.dora).get("/audit/?entity=role")

    assert page.status_code == 200
    assert "contact, see, own" in page.content.decode()


def test_a_change_is_undone_from_the_audit(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    client = sign_in(cast.dora)
    undo_url = next(act.undo_url for act in found(client) if act.entry.verb == "change")

    answer = client.post(undo_url, {"next": "/audit/?verb=undo"})

    assert answer["Location"] == "/audit/?verb=undo"
    assert [act.who for act in found(client, "verb=undo")] == ["Dora Director"]
    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=made.pk).name == "Hotel Bistrița SRL"


def test_what_was_undone_is_not_offered_to_be_undone_again(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    client = sign_in(cast.dora)
    before = {act.entry.verb: act.undo_url for act in found(client)}
    client.post(before["change"])

    after = {act.entry.verb: act.undo_url for act in found(client)}

    assert (after["change"], bool(after["undo"]), before["create"]) == (None, True, None)


def test_a_long_act_shows_its_first_changes_and_the_rest_on_its_own_page(cast: Cast, sign_in: SignIn) -> None:
    change_many(cast, 150)
    client = sign_in(cast.dora)

    act = found(client)[0]
    first = client.get(f"/audit/{act.entry.pk}/")
    second = client.get(f"/audit/{act.entry.pk}/{first.context['next_url']}")

    assert (len(act.changes), act.has_more, act.subject.others) == (10, True, 9)
    assert (len(first.context["changes"]), len(second.context["changes"])) == (100, 50)


def change_many(cast: Cast, number: int) -> None:
    with acting("run_import", by=cast.anna):
        Contact.objects.bulk_create(
            Contact(kind="account", name=f"Hotel {n}", owner=cast.anna, unit=cast.anna.unit) for n in range(number)
        )


def test_the_page_of_an_act_tells_all_about_it(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    client = sign_in(cast.dora)
    entry = found(client, "verb=create")[0].entry

    page = client.get(f"/audit/{entry.pk}/")

    assert dict(page.context["facts"])["Address"] == "10.0.0.7"
    assert dict(page.context["facts"])["Sealed"] == "not yet"
    assert [url for _label, url in page.context["similar"]] == [
        f"employee={cast.anna.pk}", f"entity=contact&record={made.pk}", "address=10.0.0.7",
    ]  # fmt: skip


def test_a_look_at_a_sensitive_value_is_shown_in_words(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    with enter(cast.anna.pk):
        record_reveal(made, "iban", "For the invoice.", by=cast.anna)

    act = found(sign_in(cast.dora))[0]

    assert (act.what, act.subject.caption) == ("looked at a sensitive value of", "Hanul Ancuței")
    assert [str(line) for line in act.lines] == ["Field: IBAN", "Reason: For the invoice."]


def test_an_act_that_tells_one_thing_needs_no_unfolding(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.anna.pk):
        tell_audit(Kind.SIGN_IN, {"email": "anna@cast.example", "methods": ["totp"]}, by=cast.anna)
    client = sign_in(cast.dora)

    page = client.get("/audit/?verb=sign_in").content.decode()

    assert "By: authenticator app" in page
    assert "<summary>" not in page


def test_an_act_for_somebody_else_says_so(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    lend(cast.anna, cast.omar, by=cast.anna)
    commands.change(made, {"notes": "x"}, by=cast.omar)

    act = found(sign_in(cast.dora))[0]

    assert (act.who, act.for_whom) == ("Omar Service", "Anna North")


def test_all_that_is_found_comes_as_a_file_with_a_line_for_each_changed_row(
    cast: Cast, sign_in: SignIn, made: Contact
) -> None:
    change_many(cast, CHUNK + 30)
    tell_audit(Kind.SIGN_IN, {"email": "anna@cast.example"}, by=cast.anna)
    commands.change(made, {"name": "=1+1"}, by=cast.anna)

    rows = exported(sign_in(cast.dora), f"employee={cast.anna.pk}")

    assert len(rows) == 1 + 1 + CHUNK + 30 + 1 + 1
    assert [row["What"] for row in rows[:3]] == ["Changed", "Signed in", "Imported"]
    assert rows[0]["Details"] == "Name: Hanul Ancuței → =1+1"
    assert rows[0]["Record"] == "'=1+1"
    assert rows[-1]["Address"] == "10.0.0.7"


def exported(client: Client, query: str) -> list[dict[str, str]]:
    text = b"".join(client.get(f"/audit/export/?{query}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_taking_the_audit_out_is_an_act_itself(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    client = sign_in(cast.dora)
    exported(client, f"employee={cast.anna.pk}")

    act = found(client)[0]

    assert (act.who, act.what, act.subject.caption) == ("Dora Director", "exported", "Audit")
    assert act.entry.told == {"format": "csv", "rows": 2, "filters": {"employee": "Anna North"}}


def test_the_number_of_queries_does_not_grow_with_the_page(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = sign_in(cast.dora)
    make_and_give_away(cast, 2)
    client.get("/audit/")
    with CaptureQueriesContext(connections["default"]) as few:
        client.get("/audit/")
    make_and_give_away(cast, 23)

    with django_assert_max_num_queries(len(few)):
        page = client.get("/audit/")

    assert len(page.context["acts"]) == 25


def make_and_give_away(cast: Cast, times: int) -> None:
    """Contacts, each given to Boris."""
    for number in range(times):
        made = contact(
            owner=cast.anna, by=cast.anna, name=f"A {number}", parts={"phones": [{"number": "0264 123 456"}]}
        )
        commands.change(made, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)


def test_a_damaged_page_address_leads_back_to_the_first_page(cast: Cast, sign_in: SignIn, made: Contact) -> None:
    client = sign_in(cast.dora)
    number = found(client)[0].entry.pk

    answers = [client.get(url) for url in ("/audit/?after=rubbish", f"/audit/{number}/?after=rubbish")]

    assert [answer["Location"] for answer in answers] == ["/audit/", f"/audit/{number}/"]


def test_an_empty_history_says_so(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        assert not Entry.objects.filter(employee=cast.omar).exists()

    assert "Nobody did such a thing" in sign_in(cast.dora).get(f"/audit/?employee={cast.omar.pk}").content.decode()
