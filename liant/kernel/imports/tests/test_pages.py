"""The wizard in a browser without scripts: every step, every refusal, and no one else's import (CON-19, SEC-06)."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Grant, RoleAssignment
from liant.kernel.imports import jobs
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.browsing import SignIn, post_file, queued
from liant.kernel.imports.tests.steps import checked, current, imported, uploaded
from liant.kernel.imports.ways import way_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19", "GEN-02")

FILE = "Denumire,CUI\nHotel,14399840\nMotel,RO123\n"


def test_a_file_goes_all_the_way_from_upload_to_undo(cast: Cast, sign_in: SignIn) -> None:
    client, anna = sign_in(cast.anna), cast.anna
    assert b'type="file"' in client.get("/contacts/import/").content

    mapping_url = post_file(client, FILE)["Location"]
    page = client.get(mapping_url).content.decode()
    assert "14399840" in page
    assert '<option value="tax_number" selected>' in page

    preview_url = client.post(mapping_url, {"column_0": "name", "column_1": "tax_number"})["Location"]
    number = int(mapping_url.split("/")[2])
    assert queued("check_import") == [{"run_id": number, "employee_id": anna.pk}]
    assert "Checking the rows" in client.get(preview_url).content.decode()
    jobs.check_import.run(run_id=number, by=anna)
    assert "Import 1 row" in client.get(preview_url).content.decode()

    assert client.post(preview_url, {"mode": "valid"})["Location"] == preview_url
    assert queued("perform_import") == [{"run_id": number, "employee_id": anna.pk}]
    assert "Importing" in client.get(preview_url).content.decode()
    jobs.perform_import.run(run_id=number, by=anna)
    page = client.get(preview_url).content.decode()
    assert "Import finished" in page
    assert f"/imports/{number}/undo/" in page

    client.post(f"/imports/{number}/undo/")
    jobs.undo_import.run(run_id=number, by=anna)
    assert "Import undone" in client.get(preview_url).content.decode()
    with enter(anna.pk):
        assert not Contact.objects.exists()


def test_progress_is_told_as_json_and_a_finished_check_is_done(cast: Cast, sign_in: SignIn) -> None:
    run, client = checked(FILE, cast.anna), sign_in(cast.anna)

    answer = client.get(f"/imports/{run.pk}/progress/").json()

    assert answer == {"done": 2, "total": 2, "state": "done", "message": "2 of 2 rows"}


def test_the_faulty_rows_are_downloaded_under_the_name_of_the_file(cast: Cast, sign_in: SignIn) -> None:
    run = checked(FILE, cast.anna)

    answer = sign_in(cast.anna).get(f"/imports/{run.pk}/errors/")

    assert answer["Content-Disposition"] == 'attachment; filename="contacts - faulty rows.csv"'
    assert "RO123" in b"".join(answer.streaming_content).decode()


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("name", ["dora", "eleni", "boris", "omar"])
@pytest.mark.parametrize("page", ["", "preview/", "progress/", "errors/"])
def test_no_one_else_finds_an_import(cast: Cast, sign_in: SignIn, name: str, page: str) -> None:
    run = checked(FILE, cast.anna)

    answer = sign_in(getattr(cast, name)).get(f"/imports/{run.pk}/{page}")

    assert answer.status_code == 404


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("page", ["", "encoding/", "preview/", "cancel/", "undo/"])
def test_no_one_else_moves_an_import(cast: Cast, sign_in: SignIn, page: str) -> None:
    run = imported("Denumire\nHotel\n", cast.anna)

    answer = sign_in(cast.dora).post(f"/imports/{run.pk}/{page}", {"mode": "all", "column_0": "name"})

    assert answer.status_code == 404
    assert current(run, cast.anna).state == "done"


@pytest.mark.parametrize("page", ["encoding/", "cancel/", "undo/"])
def test_looking_changes_nothing(cast: Cast, sign_in: SignIn, page: str) -> None:
    run = uploaded(FILE, cast.anna)

    assert sign_in(cast.anna).get(f"/imports/{run.pk}/{page}").status_code == 405


@pytest.mark.parametrize("path", ["/contacts/import/", "/imports/1/", "/imports/1/preview/", "/imports/1/progress/"])
def test_one_has_to_sign_in_first(db: None, client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/account/login/")


@pytest.mark.req("SEC-02")
def test_who_may_neither_create_nor_change_is_turned_away_at_every_step(cast: Cast, sign_in: SignIn) -> None:
    run = uploaded(FILE, cast.omar)
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.omar).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action__in=("create", "change")).delete()
    client = sign_in(cast.omar)

    statuses = [client.get("/contacts/import/").status_code, post_file(client, FILE).status_code]
    statuses += [client.post(f"/imports/{run.pk}/", {"column_0": "name"}).status_code]

    assert statuses == [403, 403, 403]
    assert current(run, cast.omar).state == "uploaded"


def test_a_form_of_another_site_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna.user)

    assert post_file(client, FILE).status_code == 403
    with enter(cast.anna.pk):
        assert not ImportRun.objects.exists()


def test_a_file_in_another_encoding_is_read_again(cast: Cast, sign_in: SignIn) -> None:
    run = uploaded("Denumire,Oraș\nΠαράδειγμα ΑΕ,Αθήνα\nΆλλο,Πάτρα\n".encode("cp1253", "replace"), cast.anna)
    client = sign_in(cast.anna)

    client.post(f"/imports/{run.pk}/encoding/", {"encoding": "cp1253"})

    after = current(run, cast.anna)
    assert (after.encoding, after.samples[0][1]) == ("cp1253", "Αθήνα")
    assert "Αθήνα" in client.get(f"/imports/{run.pk}/").content.decode()


def test_an_encoding_that_the_file_can_not_have_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    run = uploaded(FILE, cast.anna)

    sign_in(cast.anna).post(f"/imports/{run.pk}/encoding/", {"encoding": "../../etc/passwd"})

    assert current(run, cast.anna).encoding == run.encoding


def test_all_or_nothing_with_faulty_rows_is_refused_with_the_reason(cast: Cast, sign_in: SignIn) -> None:
    run = checked(FILE, cast.anna)

    answer = sign_in(cast.anna).post(f"/imports/{run.pk}/preview/", {"mode": "all"}, follow=True)

    assert "there are faulty rows" in answer.content.decode()
    assert current(run, cast.anna).state == "checked"


def test_a_running_import_can_be_stopped_and_mapped_otherwise(cast: Cast, sign_in: SignIn) -> None:
    run, client = uploaded(FILE, cast.anna), sign_in(cast.anna)
    client.post(f"/imports/{run.pk}/", {"column_0": "name"})

    answer = client.post(f"/imports/{run.pk}/cancel/", follow=True)

    assert "Import stopped" in answer.content.decode()
    assert client.get(f"/imports/{run.pk}/").status_code == 200


def test_while_a_job_is_at_it_the_columns_stay(cast: Cast, sign_in: SignIn) -> None:
    run, client = uploaded(FILE, cast.anna), sign_in(cast.anna)
    client.post(f"/imports/{run.pk}/", {"column_0": "name"})

    answer = client.post(f"/imports/{run.pk}/", {"column_1": "name"})

    assert answer["Location"] == f"/imports/{run.pk}/preview/"
    assert current(run, cast.anna).mapping == {"0": "name"}


@pytest.mark.parametrize(
    "name",
    [
        "contacts.csv",
        "../../../etc/cron.d/x.csv",
        "a.php",
        ".htaccess",
        "CON",
        "x" * 300 + ".csv",
        "x." + "y" * 300,
        "a\u202evsc.exe",
    ],
)
def test_an_uploaded_file_lies_under_a_name_that_tells_nothing_of_its_own(
    cast: Cast, sign_in: SignIn, settings: Any, name: str
) -> None:
    number = int(post_file(sign_in(cast.anna), FILE, name)["Location"].split("/")[2])

    run = current(ImportRun(pk=number), cast.anna)
    folder = Path(settings.MEDIA_ROOT) / "imports"

    assert re.fullmatch("imports/[0-9a-f]{32}", run.file.name)
    assert Path(run.file.path).parent == folder
    assert "/" not in run.file_name
    assert Path(run.file.path).stat().st_mode & 0o777 == 0o600


def test_a_workbook_goes_the_same_way(cast: Cast, sign_in: SignIn) -> None:
    from liant.kernel.spreadsheet.writing import write_xlsx

    book = io.BytesIO()
    write_xlsx(["Denumire", "Client"], [["Hotel", True], ["Motel", False]], book)

    mapping_url = post_file(sign_in(cast.anna), book.getvalue(), "contacts.xlsx")["Location"]
    number = int(mapping_url.split("/")[2])
    run = imported_from(number, cast)

    assert (run.state, run.encoding, run.valid) == ("done", "", 2)
    with enter(cast.anna.pk):
        assert dict(Contact.objects.values_list("name", "is_customer")) == {"Hotel": True, "Motel": False}


def imported_from(number: int, cast: Cast) -> ImportRun:
    """The later steps of an uploaded run."""
    from liant.kernel.imports import commands

    run = current(ImportRun(pk=number), cast.anna)
    commands.map_columns(run, way_of(run), by=cast.anna)
    jobs.check_import.run(run_id=number, by=cast.anna)
    commands.start(run, "all", by=cast.anna)
    jobs.perform_import.run(run_id=number, by=cast.anna)
    return current(run, cast.anna)
