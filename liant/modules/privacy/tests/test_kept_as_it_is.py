"""A restricted contact is changed by no door, but by who handles requests; one that is erased by nobody (CON-21)."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.attachments.taking import attach
from liant.kernel.bulk.models import BulkRun
from liant.kernel.entity import commands
from liant.kernel.imports import commands as imports
from liant.kernel.imports import jobs
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.ways import Way
from liant.kernel.merging.commands import merge
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.jobs import run_jobs
from liant.modules.contacts.models import Contact
from liant.modules.privacy.erasing import erase
from liant.modules.privacy.models import Consent
from liant.modules.privacy.restricting import restrict
from liant.modules.privacy.tests.saying import person, say

pytestmark = pytest.mark.req("CON-21")
SignIn = Callable[[Employee], Client]
JSON, REFUSED = "application/json", r"restricted|erased"


@pytest.fixture
def without_privacy(cast: Cast) -> None:
    """Anna handles no privacy requests."""
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope own", action="privacy").delete()


def by_page(pop: Contact, _anna: Employee, client: Client) -> bool:
    sent = {"family_name": "X"} | {f"{name}-TOTAL_FORMS": "0" for name in ("phones", "emails", "addresses")}
    return client.post(f"/contacts/{pop.pk}/edit/?only=family_name", sent).status_code in (403, 422)


def by_api(pop: Contact, _anna: Employee, client: Client) -> bool:
    return client.patch(f"/api/contacts/{pop.pk}/", json.dumps({"family_name": "X"}), JSON).status_code in (403, 422)


def by_bulk_api(pop: Contact, _anna: Employee, client: Client) -> bool:
    item = {"action": "change", "id": pop.pk, "values": {"family_name": "X"}}
    answer = client.post("/api/contacts/bulk/", json.dumps({"items": [item]}), JSON)
    return bool(answer.json()["results"][0]["status"] in (403, 422))


def by_change_of_many(pop: Contact, anna: Employee, client: Client) -> bool:
    client.post(f"/contacts/change/?record={pop.pk}", {"change": "language", "language": "en"})
    run_jobs("liant.kernel.bulk")
    with enter(anna.pk):
        return bool(BulkRun.objects.latest("pk").faulty == 1)


def by_import(pop: Contact, anna: Employee, _client: Client) -> bool:
    content = f"Number in Liant,Family name\n{pop.pk},X\n".encode()
    with TemporaryUploadedFile("contacts.csv", "text/csv", len(content), "utf-8") as file:
        file.write(content)
        file.seek(0)
        run = imports.upload(Contact, file, by=anna)
    imports.map_columns(run, Way(run.mapping, IMPLIED, "change", "id"), by=anna)
    jobs.check_import.run(run_id=run.pk, by=anna)  # type: ignore[attr-defined]
    with enter(anna.pk):
        run.refresh_from_db()
    imports.start(run, "all", by=anna)
    jobs.perform_import.run(run_id=run.pk, by=anna)  # type: ignore[attr-defined]
    with enter(anna.pk):
        return re.search(REFUSED, ImportRun.objects.get(pk=run.pk).message) is not None


def by_merging_into_it(pop: Contact, anna: Employee, _client: Client) -> bool:
    with pytest.raises(ValidationError, match=REFUSED):
        merge(pop, [person(anna, "Other").pk], by=anna)
    return True


def by_merging_it_away(pop: Contact, anna: Employee, _client: Client) -> bool:
    with pytest.raises(ValidationError, match=REFUSED):
        merge(person(anna, "Other"), [pop.pk], by=anna)
    return True


def by_file(pop: Contact, anna: Employee, _client: Client) -> bool:
    with pytest.raises(ValidationError, match=REFUSED):
        attach(pop, SimpleUploadedFile("a.txt", b"Salut"), by=anna)
    return True


DOORS = pytest.mark.parametrize(
    "is_refused",
    [by_page, by_api, by_bulk_api, by_change_of_many, by_import, by_merging_into_it, by_merging_it_away, by_file],
)


@DOORS
@pytest.mark.usefixtures("without_privacy")
def test_no_door_changes_what_is_restricted(cast: Cast, sign_in: SignIn, is_refused: Any) -> None:
    pop = person(cast.anna)
    restrict(pop, "Disputed", by=cast.anna)

    assert is_refused(pop, cast.anna, sign_in(cast.anna))

    with enter(cast.dora.pk):
        kept = Contact.objects.get(pk=pop.pk)
        assert (kept.family_name, kept.language, kept.emails.count()) == ("Pop", pop.language, 1)


@DOORS
def test_no_door_changes_who_was_erased(cast: Cast, sign_in: SignIn, is_refused: Any) -> None:
    pop = person(cast.anna)
    erase(pop, "requested", by=cast.dora)

    assert is_refused(pop, cast.anna, sign_in(cast.anna))

    with enter(cast.dora.pk):
        assert str(Contact.objects.get(pk=pop.pk)) == f"Erased #{pop.pk}"


def test_whose_an_erased_contact_is_may_change(cast: Cast) -> None:
    pop = person(cast.anna)
    erase(pop, "requested", by=cast.dora)

    commands.change(pop, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)

    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=pop.pk).owner_id == cast.boris.pk


@pytest.mark.parametrize(
    "act",
    [
        lambda pop, dora: erase(pop, "requested", by=dora),
        lambda pop, dora: restrict(pop, "Disputed", by=dora),
        lambda pop, dora: say(pop, dora),
        lambda pop, dora: commands.delete(pop, by=dora),
    ],
)
def test_nothing_is_done_with_who_was_erased(cast: Cast, act: Callable[[Contact, Employee], Any]) -> None:
    pop = person(cast.anna)
    erase(pop, "requested", by=cast.dora)

    with pytest.raises(ValidationError, match="has been erased"):
        act(pop, cast.dora)

    with enter(cast.dora.pk):
        assert Contact.objects.filter(pk=pop.pk).exists()
        assert not Consent.objects.filter(contact=pop).exists()


def test_the_page_of_who_was_erased_offers_nothing_and_tells_in_words(cast: Cast, sign_in: SignIn) -> None:
    pop, client = person(cast.anna), sign_in(cast.dora)
    say(pop, cast.anna)
    erase(pop, "requested", by=cast.dora)

    pages = {tab: client.get(f"/contacts/{pop.pk}/{tab}").content.decode() for tab in ("", "consent/", "history/")}

    assert "It has been erased" in pages[""]
    for offer in ("/edit/", "/delete/", "/record-consent/", "/restrict/", f"/{pop.pk}/erase/", "/copy-of-data/"):
        assert f'href="/contacts/{pop.pk}{offer}' not in pages[""] + pages["consent/"], offer
        assert f'action="/contacts/{pop.pk}{offer}' not in pages["consent/"], offer
    assert "/erasure-certificate/" in pages["consent/"]
    assert "<dt>Consent</dt><dd><ins>erased for good</ins>" in pages["history/"]
