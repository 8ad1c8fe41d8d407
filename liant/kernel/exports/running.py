"""The work itself: a list into a file, some thousands of records at a time, as the employee (GEN-02)."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor, allowed_actions, enter
from liant.kernel.access.models import Action
from liant.kernel.entity.exporting import CHUNK, further_format, pieces_of, values_of, write_into
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.kernel.events import Event, tell
from liant.kernel.exports.models import ExportRun
from liant.kernel.jobs.at_work import at_work
from liant.kernel.jobs.progress import Progress

State = ExportRun.State


def write(run_id: int, *, by: Actor) -> None:
    """Write the file of a run that waits for it; run again, it begins anew, or finds it done."""
    sorry = gettext_lazy("Something went wrong on our side. Please try again.")
    with at_work(ExportRun, run_id, partial(_fail, by=by), sorry=sorry, by=by) as run:
        _write(run, by)


def _write(run: ExportRun, by: Actor) -> None:
    if run.state != State.RUNNING:
        return
    with TemporaryFile() as file:
        with enter(by.pk), closing(Progress(run, State.RUNNING, by)) as progress:
            listing = _listing(run)
            if further := further_format(listing.entity, run.format):
                file.writelines(_counted(pieces_of(listing, further), progress))
            else:
                columns = listing.file_columns
                write_into(file, columns, _counted(values_of(listing, columns), progress), run.format)
        file.seek(0)
        run.file.save(run.file_name, File(file), save=False)
    with enter(by.pk):
        if _end(run, by, State.DONE, file=run.file.name, done=progress.done):
            tell(Event("write_export", run, by))
            return
    run.file.delete(save=False)


def _listing(run: ExportRun) -> Listing:
    """The list as it is now, if it may still leave. Raises PermissionDenied."""
    entity = entity_named(run.entity)
    if entity is None or "export" not in allowed_actions(entity.model):
        raise PermissionDenied(_("You do not have the right to do this."))
    return Listing(entity, QueryDict(run.parameters), action=Action.EXPORT)


def _counted(rows: Iterator[Any], progress: Progress) -> Iterator[Any]:
    number = 0
    for number, row in enumerate(rows, 1):
        yield row
        if number % CHUNK == 0:
            progress.report(number)
    progress.report(number)


def _fail(run: ExportRun, message: str, *, by: Actor) -> None:
    _end(run, by, State.FAILED, message=message)


def _end(run: ExportRun, by: Actor, state: str, **values: Any) -> bool:
    """Whether it was still under way."""
    with enter(by.pk):
        return bool(ExportRun.objects.filter(pk=run.pk, state=State.RUNNING).update(state=state, **values))
