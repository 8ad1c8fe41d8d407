"""An import in a process of its own: watched, cancelled and killed while its transaction is open (CON-19)."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from liant.kernel.access.actor import enter
from liant.kernel.history.models import Entry
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, current, imported
from liant.kernel.imports.ways import Way
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import database_of_tests
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19")

FILE = "Denumire,Telefon\n" + "".join(f"Hotel {number},0264 123 456\n" for number in range(20))
PAUSED = Path(__file__).parent / "paused_import.py"


@pytest.fixture(scope="module")
def _own_database(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """What these tests write is committed, so that other processes see it."""
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_imports_{worker_id}"):
        load_cast("owner")
        yield


@pytest.fixture
def staff(_own_database: None) -> Iterator[Cast]:
    """The cast of that database, whose contacts go after each test."""
    yield the_cast()
    with connections["owner"].cursor() as cursor:
        cursor.execute("TRUNCATE contacts_contact CASCADE")


@pytest.fixture
def run(staff: Cast, tmp_path: Path, settings: Any) -> ImportRun:
    """A checked file whose import has been started."""
    settings.MEDIA_ROOT = tmp_path / "files"
    run = checked(FILE, staff.anna)
    return commands.start(run, "all", by=staff.anna)


@pytest.fixture
def worker(run: ImportRun, staff: Cast, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process at work on the import, with rows in its open transaction."""
    with _at_work(run, staff, tmp_path) as process:
        yield process


@contextmanager
def _at_work(run: ImportRun, staff: Cast, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(PAUSED), str(run.pk), str(staff.anna.pk)]
    environment = os.environ | {"LIANT_APP_DATABASE_URL": _url(), "LIANT_DATA": str(tmp_path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline() == "written\n"
        yield process
        process.kill()


def _url() -> str:
    at = connection.settings_dict
    login = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}"
    return f"postgresql://{login}@/{at['NAME']}?host={quote(at['HOST'])}&port={at['PORT']}"


def _contacts(staff: Cast) -> int:
    with enter(staff.dora.pk):
        return Contact.objects.count()


def test_progress_is_seen_while_the_rows_are_not_yet(
    staff: Cast, run: ImportRun, worker: subprocess.Popen[str]
) -> None:
    seen = current(run, staff.anna)

    assert (seen.state, seen.done, _contacts(staff)) == ("running", 5, 0)


def test_a_killed_worker_leaves_nothing_and_its_job_starts_over(
    staff: Cast, run: ImportRun, worker: subprocess.Popen[str]
) -> None:
    worker.kill()
    worker.wait()

    assert (current(run, staff.anna).state, _contacts(staff)) == ("running", 0)

    for _time in range(2):
        jobs.perform_import.run(run_id=run.pk, by=staff.anna)  # type: ignore[attr-defined]

    after = current(run, staff.anna)
    assert (after.state, _contacts(staff)) == ("done", 20)
    with enter(staff.anna.pk):
        assert Entry.objects.filter(verb="run_import", changes__table="contacts_contact").distinct().count() == 1


def test_a_killed_worker_leaves_no_change_and_its_job_changes_all_once(
    staff: Cast, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    head, rows = "E-mail,Denumire\n", [f"hotel{number}@example.com" for number in range(25)]
    imported(head + "".join(f"{address},Hotel\n" for address in rows[:20]), staff.anna)
    changed = head + "".join(f"{address},Motel\n" for address in rows)
    run = commands.start(checked(changed, staff.anna, act="save", key="email"), "all", by=staff.anna)

    with _at_work(run, staff, tmp_path) as worker:
        worker.kill()
        worker.wait()
    assert _names(staff) == {"Hotel": 20}

    for _time in range(2):
        jobs.perform_import.run(run_id=run.pk, by=staff.anna)  # type: ignore[attr-defined]

    after = current(run, staff.anna)
    assert (after.state, after.created, after.changed, _names(staff)) == ("done", 5, 20, {"Motel": 25})
    with enter(staff.anna.pk):
        told = Entry.objects.filter(changes__operation="update", changes__table="contacts_contact").distinct()
        assert [entry.pk for entry in told] == [after.entry_id]


def _names(staff: Cast) -> Counter[str]:
    with enter(staff.dora.pk):
        return Counter(Contact.objects.values_list("name", flat=True))


def test_an_import_is_stopped_in_the_middle(staff: Cast, run: ImportRun, worker: subprocess.Popen[str]) -> None:
    assert commands.cancel(run, by=staff.anna)
    with pytest.raises(ValidationError, match="just being stopped"):
        commands.map_columns(run, Way({"0": "name"}), by=staff.anna)
    worker.communicate("go on\n")

    assert worker.returncode == 0
    assert (current(run, staff.anna).state, _contacts(staff)) == ("cancelled", 0)
