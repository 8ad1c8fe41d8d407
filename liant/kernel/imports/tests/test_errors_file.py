"""The faulty rows come back as a file that can be corrected and imported again (CON-19)."""

import csv
from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, imported
from liant.kernel.imports.ways import Way
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19")

FILE = "Denumire,CUI,Altceva\nHotel,,a\nMotel,RO123,b\nHan,RO456,=c\n"


def rows_of(run: ImportRun) -> list[list[str]]:
    """The file of errors, read."""
    return list(csv.reader(run.errors.open("rb").read().decode("utf-8-sig").splitlines()))


def test_the_file_has_the_faulty_rows_as_they_were_with_number_and_reason(cast: Cast) -> None:
    header, *rows = rows_of(checked(FILE, cast.anna))

    assert header == ["Denumire", "CUI", "Altceva", "Row in the file", "What is wrong"]
    assert [row[:2] + row[3:4] for row in rows] == [["Motel", "RO123", "3"], ["Han", "RO456", "4"]]
    assert all(row[4].startswith("CUI: ") for row in rows)


def test_a_cell_that_a_spreadsheet_would_run_is_harmless_in_it(cast: Cast) -> None:
    rows = rows_of(checked(FILE, cast.anna))

    assert rows[2][2] == "'=c"


def test_the_corrected_file_is_imported_as_it_is(cast: Cast) -> None:
    run = imported(FILE, cast.anna, mode="valid")
    corrected = run.errors.open("rb").read().replace(b"RO123", b"14399840").replace(b"RO456", b"2864518")

    again = imported(corrected, cast.anna)

    assert (again.state, again.rows, again.errors.name) == ("done", 2, "")
    with enter(cast.anna.pk):
        assert sorted(Contact.objects.values_list("name", flat=True)) == ["Han", "Hotel", "Motel"]


def test_a_file_of_errors_that_still_has_errors_gives_such_a_file_again(cast: Cast) -> None:
    first = checked(FILE, cast.anna)

    second = checked(first.errors.open("rb").read(), cast.anna)

    assert rows_of(second)[0] == rows_of(first)[0]
    assert [row[3] for row in rows_of(second)[1:]] == ["2", "3"]


def test_the_page_shows_a_hundred_problems_and_the_file_has_all(cast: Cast) -> None:
    run = checked("Denumire,CUI\n" + "Motel,RO123\n" * 150, cast.anna)

    assert (run.faulty, len(run.problems), len(rows_of(run))) == (150, 100, 151)


def test_without_faulty_rows_there_is_no_such_file(cast: Cast) -> None:
    run = checked("Denumire\nHotel\n", cast.anna)

    assert (run.errors_url, run.errors.name) == (None, "")


def test_a_new_check_replaces_the_file(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    run = checked(FILE, cast.anna)
    with django_capture_on_commit_callbacks(execute=True):
        commands.map_columns(run, Way({"0": "name"}), by=cast.anna)
        jobs.check_import.run(run_id=run.pk, by=cast.anna)

    assert not run.errors.storage.exists(run.errors.name)
