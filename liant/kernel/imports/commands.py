"""What an employee does with an import: upload, map the columns, start, cancel, undo (CON-19)."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils import translation
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Listed
from liant.kernel.commands import acting
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_of
from liant.kernel.imports import jobs
from liant.kernel.imports.mappings import continued, offered, way_by
from liant.kernel.imports.models import IMPLIED, Choice, ImportRun, Likeness, SavedMapping
from liant.kernel.imports.passes import entity_of_run
from liant.kernel.imports.rights import require_rights
from liant.kernel.imports.turns import is_free
from liant.kernel.imports.ways import Way, way_of
from liant.kernel.spreadsheet.reading import open_table

State = ImportRun.State
SAMPLES = 3


def upload(
    model: type[Listed], file: TemporaryUploadedFile, *, follows: ImportRun | None = None, by: Actor
) -> ImportRun:
    """Take a file in, with a suggestion what its columns become, and what its rows do.

    One that `follows` an import brings its faulty rows, corrected, and goes the same way.

    Raises ValidationError when it can't be read or has no rows; PermissionDenied without a right to create or change.
    """
    with acting("upload", by=by):
        require_rights(model)
        entity = entity_of(model)
        assert entity is not None
        name = str(file.name)[:255]
        language = translation.get_language() or "en"
        run = ImportRun(employee=by, entity=entity.name, file_name=name, language=language, variant=IMPLIED)
        run.follows = follows
        _read(run, entity, Path(file.temporary_file_path()), encoding=None)
        run.file.save(name, file, save=False)
        run.save()
    return run


def read_again(run: ImportRun, encoding: str, *, by: Actor) -> ImportRun:
    """Read a text file in another encoding. Raises ValidationError when it can't be read so."""
    with enter(by.pk):
        run = _locked(run, *ImportRun.OPEN)
        _read(run, entity_of_run(run), Path(run.file.path), encoding=encoding)
        run.state = State.UPLOADED
        run.save()
    return run


def map_columns(run: ImportRun, way: Way, *, by: Actor) -> ImportRun:
    """Settle what columns become and rows do; then a job checks every row.

    Raises ValidationError when it makes no sense.
    """
    with enter(by.pk):
        run = _locked(run, *ImportRun.OPEN)
        entity = entity_of_run(run)
        way.require(entity, run.headers)
        way.put_into(run)
        run.likenesses.all().delete()
        run.is_compared, run.like_records, run.like_rows = False, 0, 0
        run.on_record = run.on_row = Choice.CREATE
        _begin(run, State.CHECKING)
        jobs.check_import(run_id=run.pk, by=by)
    return run


def choose(run: ImportRun, saved: SavedMapping, *, by: Actor) -> ImportRun:
    """Have a file go the way of a saved mapping; its columns may be chosen otherwise still."""
    with enter(by.pk):
        run = _locked(run, *ImportRun.OPEN)
        way_by(saved, run.headers).put_into(run)
        run.save()
    return run


def check_again(run: ImportRun, *, by: Actor) -> ImportRun:
    """Have a file that failed or was stopped checked once more. Raises ValidationError as `map_columns` does."""
    return map_columns(run, way_of(run), by=by)


def decide(run: ImportRun, choices: Mapping[int, str], *, on_record: str, on_row: str, by: Actor) -> ImportRun:
    """Settle what becomes of rows that resemble records or rows before them; then a job checks every row once more.

    `choices` are by row; the others go as is chosen for all of their kind. Raises ValidationError for no choice.
    """
    with enter(by.pk):
        run = _locked(run, State.CHECKED)
        if not {on_record, on_row, *choices.values()} <= {*Choice.values, ""} or not (on_record and on_row):
            raise ValidationError(_("Choose what shall become of the rows."))
        changed = [each for each in run.likenesses.filter(row__in=choices) if each.choice != choices[each.row]]
        for each in changed:
            each.choice = choices[each.row]
        Likeness.objects.bulk_update(changed, ["choice"], batch_size=1000)
        run.on_record, run.on_row = on_record, on_row
        _begin(run, State.CHECKING)
        jobs.check_import(run_id=run.pk, by=by)
    return run


def start(run: ImportRun, mode: str, *, by: Actor) -> ImportRun:
    """Have a checked file imported by a job. Raises ValidationError when `mode` or the state of things forbids it."""
    with enter(by.pk):
        run = _locked(run, State.CHECKED)
        if mode not in ImportRun.Mode.values:
            raise ValidationError(_("Choose what shall happen with the faulty rows."))
        if mode == ImportRun.Mode.ALL and run.faulty:
            raise ValidationError(_("Nothing is imported: there are faulty rows. Correct them, or import the others."))
        if not run.valid:
            raise ValidationError(_("There is no valid row to import."))
        if not run.writes:
            raise ValidationError(_("There is nothing to change: the records are as the file says already."))
        run.mode = mode
        _begin(run, State.RUNNING)
        jobs.perform_import(run_id=run.pk, by=by)
    return run


def cancel(run: ImportRun, *, by: Actor) -> bool:
    """Stop a check or an import under way; nothing of it remains. False when it came to its end first."""
    with enter(by.pk):
        under_way = ImportRun.objects.filter(pk=run.pk, state__in=(State.CHECKING, State.RUNNING))
        return bool(under_way.update(state=State.CANCELLED, message=_("You stopped it; nothing was imported.")))


def undo(run: ImportRun, *, by: Actor) -> ImportRun:
    """Have a job undo what a finished import wrote. Raises ValidationError when there is nothing to undo."""
    with enter(by.pk):
        run = _locked(run, State.DONE)
        _begin(run, State.UNDOING)
        jobs.undo_import(run_id=run.pk, by=by)
    return run


def _locked(run: ImportRun, *states: str) -> ImportRun:
    """The run as it is now, kept so. Raises ValidationError unless it is in one of these states."""
    found = ImportRun.objects.select_for_update().filter(pk=run.pk).first()
    if found is None:
        raise PermissionDenied(_("You do not have the right to do this."))
    if found.state not in states:
        raise ValidationError(_("This import is %(state)s.") % {"state": found.get_state_display()})
    if not is_free(found.pk):
        raise ValidationError(_("This import is just being stopped. Try again in a moment."))
    return found


def _begin(run: ImportRun, state: str) -> None:
    run.state, run.done, run.message = state, 0, ""
    run.save()


def _read(run: ImportRun, entity: Entity, path: Path, *, encoding: str | None) -> None:
    """Note the columns and first rows. Raises ValidationError when there are none, or in a wrong encoding."""
    table = open_table(path, name=run.file_name, encoding=encoding, formats=entity.file_formats)
    run.samples = list(islice((row for row in table.rows() if row), SAMPLES))
    if not run.samples:
        message = _("“%(file)s” has the names of columns, but no rows below them.")
        raise ValidationError(message, params={"file": run.file_name})
    run.headers, run.encoding = table.headers, table.encoding or ""
    way = continued(entity, run.headers, run.follows) if run.follows else offered(entity, run.headers, run.samples)
    way.put_into(run)
