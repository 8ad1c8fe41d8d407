"""A copy of all that is kept of a contact, and restriction of its use (CON-21; GDPR, art. 15, 18, 20)."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.attachments.taking import attach
from liant.kernel.comments.commands import say as comment
from liant.kernel.entity import commands
from liant.kernel.exports.models import ExportRun
from liant.kernel.history.models import Entry
from liant.kernel.pictures.commands import set_picture
from liant.kernel.pictures.tests.drawing import uploaded
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.jobs import run_jobs
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact, relation
from liant.modules.privacy.copying import begin_copy
from liant.modules.privacy.models import Restriction
from liant.modules.privacy.restricting import lift_restriction, restrict
from liant.modules.privacy.tests.saying import person, say

pytestmark = pytest.mark.req("CON-21")
SignIn = Callable[[Employee], Client]
CODE = "1800101221144"


@pytest.fixture
def without_privacy(cast: Cast) -> None:
    """Anna handles no privacy requests."""
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope own", action="privacy").delete()


def archive_of(cast: Cast, client: Client, contact: Contact) -> zipfile.ZipFile:
    run = client.post(f"/contacts/{contact.pk}/copy-of-data/").headers["Location"]
    run_jobs("liant.modules.privacy")
    answer = client.get(f"{run}file/")
    assert answer.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def test_a_copy_holds_all_that_is_kept_for_programs_and_for_people(
    cast: Cast, sign_in: SignIn, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    pop = person(cast.anna)
    with enter(cast.anna.pk):
        commands.change(pop, {"personal_code": CODE, "notes": "Likes trout"}, by=cast.anna)
        comment(pop, "Met at the fair", by=cast.anna)
        for _twice in range(2):
            attach(pop, SimpleUploadedFile(f"offer{_twice}.txt", b"Salut %d" % _twice), by=cast.anna)
    photo = set_picture(pop, uploaded(), by=cast.anna)
    activity(owner=cast.anna, by=cast.anna, contact=pop, summary="Call about trout")
    say(pop, cast.anna)
    sister = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Ema", gender="female")
    relation(sister, "sibling", pop, by=cast.anna)

    archive = archive_of(cast, sign_in(cast.dora), pop)

    told = json.loads(archive.read("data.json"))
    assert (told["contact"]["personal_code"], told["contact"]["notes"]) == (CODE, "Likes trout")
    assert told["contact"]["emails"][0]["address"] == "pop@example.ro"
    assert [row["summary"] for row in told["activities"]] == ["Call about trout"]
    assert [row["text"] for row in told["comments"]] == ["Met at the fair"]
    assert [row["state"] for row in told["consents"]] == ["given"]
    assert [(row["is"], row["name"]) for row in told["relations"]] == [("sister", "Ema")]
    assert {row["name"] for row in told["attachments"]} == {"offer0.txt", "offer1.txt"}
    assert told["history"][-1]["act"] == "created"
    assert archive.read("data.pdf").startswith(b"%PDF")
    assert told["picture"] == [{"type": "image/webp", "sha256": photo.digest}]
    assert sorted(archive.read(name) for name in archive.namelist() if name.startswith("files/")) == [
        bytes(photo.content), b"Salut 0", b"Salut 1",
    ]  # fmt: skip
    with enter(cast.dora.pk):
        told_of = set(Entry.objects.defer(None).filter(record_id=pop.pk).values_list("verb", flat=True))
    assert told_of == {"export", "reveal"}


def test_a_copy_is_for_who_handles_requests_and_may_export(cast: Cast, without_privacy: None, sign_in: SignIn) -> None:
    pop = person(cast.anna)

    with pytest.raises(PermissionDenied):
        begin_copy(pop, by=cast.anna)

    assert b"Copy of all data" not in sign_in(cast.anna).get(f"/contacts/{pop.pk}/consent/").content
    assert b"Copy of all data" in sign_in(cast.dora).get(f"/contacts/{pop.pk}/consent/").content


def test_who_loses_the_right_meanwhile_gets_no_copy(cast: Cast) -> None:
    pop = person(cast.anna)
    run = begin_copy(pop, by=cast.anna)
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope own", action="privacy").delete()

    run_jobs("liant.modules.privacy")

    with enter(cast.anna.pk):
        run = ExportRun.objects.get(pk=run.pk)
    assert (run.state, bool(run.file)) == ("failed", False)


def test_a_restricted_contact_is_changed_by_who_handles_requests_alone(cast: Cast, without_privacy: None) -> None:
    pop = person(cast.anna)
    restrict(pop, "Says the address is wrong", by=cast.anna)
    parts: Any = {"emails": [{"address": "other@example.ro"}]}

    for change in (
        lambda: commands.change(pop, {"notes": "x"}, by=cast.anna),
        lambda: commands.change(pop, {}, parts, by=cast.anna),
        lambda: commands.delete(pop, by=cast.anna),
    ):
        with pytest.raises(ValidationError, match="Its data is restricted"):
            change()
    commands.change(pop, {"notes": "Corrected"}, by=cast.dora)

    with enter(cast.dora.pk):
        kept = Contact.objects.get(pk=pop.pk)
        assert (kept.notes, [str(each) for each in kept.emails.all()]) == ("Corrected", ["pop@example.ro"])


def test_who_restricts_may_not_be_who_lifts(cast: Cast, without_privacy: None) -> None:
    pop = person(cast.anna)
    restrict(pop, "Disputed", by=cast.anna)

    with pytest.raises(PermissionDenied):
        lift_restriction(pop, by=cast.anna)
    with enter(cast.anna.pk):
        assert Restriction.objects.filter(contact=pop).delete()[0] == 0
    lift_restriction(pop, by=cast.dora)

    commands.change(pop, {"notes": "Free again"}, by=cast.anna)


def test_a_restricted_contact_may_be_given_to_another_unit_by_the_chart(cast: Cast, without_privacy: None) -> None:
    pop = person(cast.anna)
    restrict(pop, "Disputed", by=cast.anna)
    say(pop, cast.anna, state="withdrawn", basis="", text="")

    with enter(cast.anna.pk):
        comment(pop, "He called again", by=cast.anna)
        Contact.objects.filter(pk=pop.pk).update(audience=[])

    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=pop.pk).audience


def test_the_page_says_first_that_a_contact_is_restricted(cast: Cast, sign_in: SignIn) -> None:
    pop, client = person(cast.anna), sign_in(cast.anna)

    empty = client.post(f"/contacts/{pop.pk}/restrict/", {"reason": ""})
    done = client.post(f"/contacts/{pop.pk}/restrict/", {"reason": "Disputes its data"})
    page = client.get(f"/contacts/{pop.pk}/").content.decode()
    listed = client.get("/contacts/?restricted=1").content.decode()
    client.post(f"/contacts/{pop.pk}/lift-restriction/")

    assert (empty.status_code, done.status_code) == (422, 302)
    assert "Disputes its data. Do not use this data" in page
    assert f"/contacts/{pop.pk}/" in listed
    assert "Do not use" not in client.get(f"/contacts/{pop.pk}/").content.decode()


def test_programs_restrict_lift_and_copy(cast: Cast, sign_in: SignIn) -> None:
    pop, client = person(cast.anna), sign_in(cast.anna)
    url = f"/api/contacts/{pop.pk}/restriction/"

    answers = [
        client.put(url, {"reason": "Disputed"}, "application/json"),
        client.put(url, {"reason": "Again"}, "application/json"),
        client.delete(url),
        client.post(f"/api/contacts/{pop.pk}/copy-of-data/"),
    ]

    assert [answer.status_code for answer in answers] == [204, 422, 204, 202]
    assert client.get(answers[-1].json()["url"]).status_code == 200


def test_erasing_is_asked_with_what_goes_and_what_stays_and_certified(cast: Cast, sign_in: SignIn) -> None:
    pop, client = person(cast.anna), sign_in(cast.anna)
    url = f"/contacts/{pop.pk}/erase/"

    asked = client.get(url).content.decode()
    unsure = client.post(url, {"reason": "requested"})
    done = client.post(url, {"reason": "requested", "is_sure": "on"})
    page = client.get(f"/contacts/{pop.pk}/consent/").content.decode()
    certificate = client.get(f"/contacts/{pop.pk}/erasure-certificate/")

    assert "E-mails: 1" in asked
    assert (unsure.status_code, done.status_code) == (422, 302)
    assert f"Erased #{pop.pk}" in page
    assert certificate.content.startswith(b"%PDF")
    assert client.get(f"/contacts/{pop.pk}/history/").status_code == 200
