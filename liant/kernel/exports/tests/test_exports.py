"""Long lists as files: offered, written by a job as the employee, fetched by nobody else (GEN-02)."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from python_calamine import load_workbook

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, RoleAssignment
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.kernel.entity.views import export
from liant.kernel.exports import commands, jobs, running
from liant.kernel.exports.models import ExportRun
from liant.kernel.exports.sweeping import KEPT_DAYS, sweep
from liant.kernel.history.models import Entry
from liant.kernel.jobs.progress import Cancelled
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")

SignIn = Callable[[Employee], Client]


@pytest.fixture(autouse=True)
def _private_files(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(export, "AT_ONCE", 1)


@pytest.fixture
def contacts(cast: Cast) -> list[int]:
    """Two of Anna's, and one of Boris."""
    contact(owner=cast.boris, by=cast.boris, name="Zeta")
    return [contact(owner=cast.anna, by=cast.anna, name=name).pk for name in ("Alfa", "Beta")]


def begun(client: Client, by: Employee, query: str = "") -> ExportRun:
    """What the page began, before a worker takes it up."""
    answer = client.post(f"/contacts/export/later/?{query}")
    assert answer.status_code == 302
    return current(ExportRun(pk=int(answer["Location"].split("/")[2])), by)


def current(run: ExportRun, by: Employee) -> ExportRun:
    """The run as it is now."""
    with enter(by.pk):
        return ExportRun.objects.get(pk=run.pk)


def written(run: ExportRun, by: Employee) -> ExportRun:
    """The run after its job."""
    jobs.perform_export.run(run_id=run.pk, by=by)
    return current(run, by)


def content(client: Client, run: ExportRun) -> bytes:
    """What is fetched."""
    return b"".join(client.get(f"/exports/{run.pk}/file/").streaming_content)


def test_a_long_list_is_offered_in_the_background_and_a_short_one_comes_at_once(
    cast: Cast, contacts: list[int], sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)

    offered = client.get("/contacts/export/?format=xlsx&sort=caption")
    short = client.get("/contacts/export/?format=xlsx&q=alfa")
    direct = client.get("/contacts/export/?direct=1")

    assert "This list has 2 rows" in offered.content.decode()
    assert 'action="/contacts/export/later/?format=xlsx&amp;sort=caption"' in offered.content.decode()
    assert short["Content-Disposition"].endswith('.xlsx"')
    assert b"".join(direct.streaming_content).decode().count("\r\n") == 3


def test_the_file_has_what_the_list_shows_to_its_employee(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    run = begun(client, cast.anna, "format=xlsx&column=caption&column=is_customer&sort=-caption")
    assert client.get(f"/exports/{run.pk}/file/").status_code == 404
    after = written(run, cast.anna)

    assert (after.state, after.done, after.rows) == ("done", 2, 2)
    rows = load_workbook(BytesIO(content(client, run))).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Number in Liant", "Name", "Customer"]
    assert rows[1:] == [[float(contacts[1]), "Beta", False], [float(contacts[0]), "Alfa", False]]
    assert "The file is ready" in client.get(f"/exports/{run.pk}/").content.decode()


@pytest.mark.req("SEC-06")
def test_nobody_else_meets_an_export(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    run = written(begun(sign_in(cast.anna), cast.anna), cast.anna)

    for page in ("", "progress/", "file/"):
        assert sign_in(cast.dora).get(f"/exports/{run.pk}/{page}").status_code == 404
    assert sign_in(cast.dora).post(f"/exports/{run.pk}/cancel/").status_code == 404


@pytest.mark.req("SEC-02")
def test_who_loses_the_right_before_the_job_runs_gets_nothing(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run, ready = begun(client, cast.anna), written(begun(client, cast.anna), cast.anna)
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.anna).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action="export").delete()

    assert (written(run, cast.anna).state, current(run, cast.anna).file.name) == ("failed", "")
    assert client.get(f"/exports/{ready.pk}/file/").status_code == 403
    assert client.post("/contacts/export/later/").status_code == 403


@pytest.mark.req("SEC-08")
def test_the_audit_is_told_before_the_first_row_is_written(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    begun(sign_in(cast.anna), cast.anna, "q=alfa")

    with enter(cast.dora.pk):
        told = Entry.objects.filter(verb="export").values_list("told", flat=True)
        assert list(told) == [{"format": "csv", "rows": 1, "filters": {"q": "alfa"}}]


def test_what_was_stopped_is_not_written(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run = begun(client, cast.anna)

    client.post(f"/exports/{run.pk}/cancel/")
    after = written(run, cast.anna)

    assert (after.state, after.file.name) == ("cancelled", "")
    assert "You stopped it" in client.get(f"/exports/{run.pk}/").content.decode()
    assert not commands.cancel(run, by=cast.anna)


def test_an_export_that_is_stopped_while_it_is_written_leaves_no_file(
    cast: Cast, contacts: list[int], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = begun(sign_in(cast.anna), cast.anna)

    def stopped(*_arguments: Any) -> None:
        raise Cancelled

    monkeypatch.setattr(running.Progress, "report", stopped)
    written(run, cast.anna)

    assert list(tmp_path.iterdir()) == []


def test_a_job_that_runs_again_leaves_one_file(
    cast: Cast, contacts: list[int], sign_in: SignIn, tmp_path: Path
) -> None:
    run = begun(sign_in(cast.anna), cast.anna)

    for _time in range(2):
        written(run, cast.anna)

    assert [path.is_file() for path in (tmp_path / "exports").iterdir()] == [True]


def test_what_goes_wrong_is_told(
    cast: Cast, contacts: list[int], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun(sign_in(cast.anna), cast.anna)
    monkeypatch.setattr(running, "write_into", lambda *_arguments: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        written(run, cast.anna)

    assert (current(run, cast.anna).state, "went wrong" in current(run, cast.anna).message) == ("failed", True)


def test_files_go_after_some_days(cast: Cast, contacts: list[int], sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    old, new = (written(begun(client, cast.anna), cast.anna) for _each in range(2))
    with connections["default"].cursor() as cursor, enter(cast.anna.pk):
        long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
        cursor.execute("UPDATE exports_exportrun SET created_at = %s WHERE id = %s", [long_ago, old.pk])

    assert sweep() == 1

    assert [Path(run.file.path).exists() for run in (old, new)] == [False, True]
    with enter(cast.anna.pk):
        assert ExportRun.objects.get() == new


def test_records_are_read_by_a_cursor_of_the_database(cast: Cast, contacts: list[int]) -> None:
    entity = entity_named("contact")
    assert entity is not None
    with enter(cast.anna.pk):
        listing = Listing(entity, QueryDict())
        records = listing.in_order().iterator(chunk_size=1)
        next(records)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_cursors WHERE name LIKE '_django_curs_%'")
            assert cursor.fetchone() == (1,)
