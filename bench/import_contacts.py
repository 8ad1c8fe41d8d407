"""Measures the import of contacts: rows a second checked, written, changed and undone, and the memory it takes.

    python bench/import_contacts.py [rows]

Works in a database of its own on the server that DATABASE_URL names: 100,000 persons with phone, e-mail, address and
a position at one of some 10,000 accounts, all of which are new, imported by a head of department. Then a file that
finds these persons by their e-mail and gives each another mobile and title; then one that finds them by number and
says nothing new; then the first of both is undone.
"""

import csv
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liant.config.settings")
sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import TemporaryUploadedFile  # noqa: E402

from liant.demo.volume import contact_rows  # noqa: E402
from liant.kernel.access.actor import enter  # noqa: E402
from liant.kernel.access.models import Employee  # noqa: E402
from liant.kernel.imports import commands, jobs  # noqa: E402
from liant.kernel.imports.models import ImportRun  # noqa: E402
from liant.kernel.imports.ways import way_of  # noqa: E402
from liant.kernel.testing.cast import load_cast, the_cast  # noqa: E402
from liant.kernel.testing.database import database_of_tests, template_of_tests  # noqa: E402
from liant.modules.contacts.models import Contact  # noqa: E402

DATABASE = "liant_bench_import"
HEADERS = (
    "Prenume", "Nume de familie", "Sex", "Mobil", "E-mail", "Adresă", "Cod poștal", "Oraș", "Județ", "Țară",
    "Firmă", "CUI firmă", "Titlu post", "Client",
)  # fmt: skip


def people() -> Iterator[tuple[str, ...]]:
    """Persons, each with the address of the account where they work; about ten at each account."""
    account = None
    for number, row in enumerate(contact_rows(1, sys.maxsize, [(1, 1)])):
        if row.kind == "account" and (account is None or number % 5 == 0):
            account = row
        elif row.kind == "person" and account:
            yield tuple(
                text or ""
                for text in (
                    row.given_name, row.family_name, row.gender, row.phone, row.email, account.street,
                    account.postal_code, account.town, account.region, row.country, account.name,
                    account.tax_number, row.title, "da" if account.customer else "nu",
                )
            )  # fmt: skip


def file_of(rows: int) -> TemporaryUploadedFile:
    """The file as a browser sends it."""
    file = TemporaryUploadedFile("people.csv", "text/csv", 0, "utf-8")
    with Path(file.temporary_file_path()).open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEADERS)
        writer.writerows(islice(people(), rows))
    return file


def timed(label: str, rows: int, job: object, run: ImportRun, by: Employee) -> None:
    """Do a job and print how fast it was."""
    began = perf_counter()
    job.run(run_id=run.pk, by=by)  # type: ignore[attr-defined]
    seconds = perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{label:32} {seconds:6.1f} s {rows / seconds:8,.0f} rows/s   most memory so far {memory} MB", flush=True)


def again(numbers: Sequence[tuple[int, str]]) -> TemporaryUploadedFile:
    """The persons with a new mobile, by number or, where that is 0, by their e-mail."""
    file = TemporaryUploadedFile("again.csv", "text/csv", 0, "utf-8")
    with Path(file.temporary_file_path()).open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(("Number in Liant", "E-mail", "Titlu", "Mobil", "Client"))
        for place, (number, email) in enumerate(numbers):
            writer.writerow((number or "", email, "Dr.", f"0722{place:06}", ""))
    return file


def changed(label: str, file: TemporaryUploadedFile, key: str, rows: int, by: Employee) -> ImportRun:
    """Check and write a file of changes."""
    run = commands.upload(Contact, file, by=by)
    mapping = {index: name for index, name in run.mapping.items() if name != "id" or key == "id"}
    commands.map_columns(run, replace(way_of(run), mapping=mapping, act="change", key=key), by=by)
    timed(f"check {label}", rows, jobs.check_import, run, by)
    with enter(by.pk):
        run.refresh_from_db()
        print(f"  {run.changed} change, {run.unchanged} are so, {run.faulty} faulty", *run.problems[:3])
    if run.writes:
        commands.start(run, ImportRun.Mode.VALID, by=by)
        timed(f"write {label}", rows, jobs.perform_import, run, by)
    return run


def main(rows: int) -> None:
    """Measure once."""
    with tempfile.TemporaryDirectory() as folder, template_of_tests(), database_of_tests(DATABASE):
        settings.MEDIA_ROOT = folder
        load_cast("owner")
        by = the_cast().eleni
        with enter(by.pk):
            by.refresh_from_db()
        run = commands.upload(Contact, file_of(rows), by=by)
        commands.map_columns(run, way_of(run), by=by)
        timed("check", rows, jobs.check_import, run, by)
        commands.start(run, ImportRun.Mode.VALID, by=by)
        timed("write", rows, jobs.perform_import, run, by)
        with enter(by.pk):
            run.refresh_from_db()
            print(f"{run.state}: {run.valid} valid, {run.faulty} faulty, {Contact.objects.count()} contacts now")
            print(*run.problems[:5], sep="\n")
            people = list(Contact.objects.filter(kind="person").values_list("pk", "emails__address"))
        by_email = [(0, email or "") for _number, email in people]
        run = changed("changes by e-mail", again(by_email), "email", len(people), by)
        changed("of no change by number", again(people), "id", len(people), by)
        commands.undo(run, by=by)
        timed("undo changes", len(people), jobs.undo_import, run, by)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
