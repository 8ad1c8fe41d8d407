"""The work itself: check every row, write them, or take them back. Done by jobs, as the employee (CON-19)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor, enter
from liant.kernel.commands import acting, current_entry_id
from liant.kernel.events import Event, tell
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.imports.garbage import uncollected
from liant.kernel.imports.likenesses import Likenesses
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.numbers import NewNumbers, PretendedNumbers
from liant.kernel.imports.passes import Pass, entity_of_run, table_of
from liant.kernel.imports.report import Report
from liant.kernel.imports.rights import require_rights
from liant.kernel.imports.turns import take_turn
from liant.kernel.imports.writing import Rows, Writer, in_words, rows_of
from liant.kernel.jobs.at_work import at_work
from liant.kernel.jobs.progress import Cancelled, Progress

State = ImportRun.State


def working(run_id: int, by: Actor, *, failed: str = State.FAILED) -> AbstractContextManager[ImportRun]:
    """A job's frame; leaves the run with what went wrong in state `failed`."""
    sorry = gettext_lazy("Something went wrong on our side, and nothing was changed. Please try again.")
    fail = partial(_fail, by=by, state=failed)
    return at_work(ImportRun, run_id, fail, sorry=sorry, by=by)


def check(run: ImportRun, *, by: Actor) -> None:
    """Go through the whole file without writing, and note what was found.

    Raises ValidationError where the file can't be read; Cancelled.
    """
    with enter(by.pk):
        if not _has_turn(run, State.CHECKING):
            return
        with _following(run, by) as (progress, report):
            table = table_of(run)
            progress.report(0, rows=table.count())
            likenesses = Likenesses(run, entity_of_run(run).model)
            way = Pass(run, table, report, PretendedNumbers(), writes=False, likenesses=likenesses)
            while way.look_up():
                way.build()
                progress.report(report.rows)
            _finish(run, report, State.CHECKED, **likenesses.keep())


def run_import(run: ImportRun, *, by: Actor) -> None:
    """Write the file's valid rows in one transaction with one history entry; run again, it finds that done.

    Raises ValidationError when a row is faulty and the mode is all or nothing; PermissionDenied; Cancelled.
    """
    with acting("run_import", by=by):
        if not _has_turn(run, State.RUNNING):
            return
        require_rights(entity_of_run(run).model, run.act)
        with _following(run, by) as (progress, report):
            with in_words():
                _write(run, progress, report)
            _finish(run, report, State.DONE, entry_id=current_entry_id())
        tell(Event("run_import", run, by))


def take_back(run: ImportRun, *, by: Actor) -> None:
    """Undo what the import wrote. Raises ValidationError when something in it was changed since."""
    with enter(by.pk):
        if _has_turn(run, State.UNDOING):
            undo(Entry.objects.get(pk=run.entry_id or 0), by=by)
            _move(run, State.UNDONE)


def _has_turn(run: ImportRun, state: str) -> bool:
    """Whether the run, had to oneself from here on, waits in this state for its job."""
    take_turn(run.pk)
    run.refresh_from_db()
    return run.state == state


@contextmanager
def _following(run: ImportRun, by: Actor) -> Iterator[tuple[Progress, Report]]:
    """What a way through the whole file is followed by."""
    with uncollected(), closing(Progress(run, run.state, by)) as progress, closing(Report(run.headers)) as report:
        yield progress, report


def _write(run: ImportRun, progress: Progress, report: Report) -> None:
    """While the database writes some rows, we build the next."""
    way, writer = Pass(run, table_of(run), report, NewNumbers(), writes=True), Writer()
    built = Rows()
    while way.look_up():
        seen = report.rows
        with writer.writing(built):
            built = rows_of(way.build())
        _require_mode(run, report)
        progress.report(seen)
    with writer.writing(built):
        pass
    progress.report(report.rows)
    writer.finish()


def _require_mode(run: ImportRun, report: Report) -> None:
    if run.mode == ImportRun.Mode.ALL and report.faulty:
        raise ValidationError(_("Nothing was imported: a row has become faulty since the check. Check the file again."))


def _finish(run: ImportRun, report: Report, state: str, **values: Any) -> None:
    before = run.errors.name
    run.errors = None
    if report.faulty:
        with TemporaryFile() as file:
            file.writelines(report.csv())
            file.seek(0)
            run.errors.save("errors.csv", File(file), save=False)
    told = {"errors": run.errors.name or "", "problems": report.problems, "changes": report.changes}
    _move(run, state, **told, **report.counts(), **values)
    if before:
        transaction.on_commit(lambda: run.errors.storage.delete(before))


def _move(run: ImportRun, state: str, **values: Any) -> None:
    """Put the run into another state. Raises Cancelled when it isn't any more where it was."""
    if not ImportRun.objects.filter(pk=run.pk, state=run.state).update(state=state, **values):
        raise Cancelled


def _fail(run: ImportRun, message: str, *, by: Actor, state: str) -> None:
    with enter(by.pk):
        ImportRun.objects.filter(pk=run.pk, state__in=ImportRun.UNDER_WAY).update(state=state, message=message)
