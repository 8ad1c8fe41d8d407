"""The work itself, in steps: each a transaction with one history entry, so that nobody waits for a record for long."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, enter
from liant.kernel.bulk.forms import BulkForm
from liant.kernel.bulk.models import PROBLEMS_KEPT, BulkRun
from liant.kernel.characteristics.columns import column_of
from liant.kernel.characteristics.definitions import by_address
from liant.kernel.commands import acting, current_entry_id
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_named
from liant.kernel.events import Event, tell
from liant.kernel.history import undo
from liant.kernel.history.models import Entry

State = BulkRun.State
STEP = 100
VERBS = {BulkRun.Act.CHANGE: "change_many", BulkRun.Act.DELETE: "delete_many"}
Treat = Callable[[Any], None]


def go_on(run_id: int, *, by: Actor) -> None:
    """Treat the records that are left, a step at a time, until the end or until it is stopped."""
    with enter(by.pk):
        run = BulkRun.objects.get(pk=run_id)
    with translation.override(run.language):
        try:
            while _step(run, by):
                pass
        except Exception:
            message = _("Something went wrong on our side. What was done until then can be undone.")
            with enter(by.pk):
                BulkRun.objects.filter(pk=run_id).update(state=State.CANCELLED, message=message)
            raise


def take_back(run_id: int, *, by: Actor) -> None:
    """Undo the steps, the last one first. What was changed since stays as it is: the rest remains, and it is said."""
    with enter(by.pk):
        run = BulkRun.objects.get(pk=run_id)
    with translation.override(run.language):
        try:
            while _step_back(run, by):
                pass
        except ValidationError as error:
            with enter(by.pk):
                BulkRun.objects.filter(pk=run_id).update(state=State.DONE, message=" ".join(error.messages))


def _step(run: BulkRun, by: Actor) -> bool:
    """Treat some records; whether there are more."""
    with acting(VERBS[BulkRun.Act(run.act)], by=by):
        now = _taken(run)
        if now.state != State.RUNNING:
            return False
        entity = entity_named(now.entity)
        assert entity is not None
        numbers = _numbers(now)
        problems = list(_treated(entity, numbers, _treatment(entity, now, by)))
        _note(now, len(numbers), problems, current_entry_id())
        if now.state == State.DONE:
            tell(Event("done_in_bulk", now, by))
        return now.state == State.RUNNING


def _step_back(run: BulkRun, by: Actor) -> bool:
    with enter(by.pk):
        now = _taken(run)
        if now.state != State.UNDOING:
            return False
        if now.entries:
            undo.undo(Entry.objects.get(pk=now.entries[-1]), by=by)
            now.entries = now.entries[:-1]
        if not now.entries:
            now.state = State.UNDONE
        now.save(update_fields=["entries", "state"])
        return now.state == State.UNDOING


def _taken(run: BulkRun) -> BulkRun:
    """The run as it is now, had to oneself until the transaction ends."""
    return BulkRun.objects.select_for_update().get(pk=run.pk)


def _numbers(run: BulkRun) -> list[int]:
    """Of the records that come next."""
    part = f"records__{run.done}_{run.done + STEP}"
    found: list[int] = BulkRun.objects.filter(pk=run.pk).values_list(part, flat=True).get()
    return found


def _treatment(entity: Entity, run: BulkRun, by: Actor) -> Treat:
    if run.act == BulkRun.Act.DELETE:
        return partial(commands.delete, by=by)
    form = BulkForm(entity, QueryDict(run.values))
    if not form.is_valid():
        # What was to be given is not there any more, or not for the actor: each record says so.
        return partial(_refuse, ValidationError([message for errors in form.errors.values() for message in errors]))
    return partial(_change, form, by)


def _change(form: BulkForm, by: Actor, record: Any) -> None:
    commands.change(record, form.values_for(record), by=by)


def _refuse(error: ValidationError, _record: Any) -> None:
    raise error


def _treated(entity: Entity, numbers: list[int], treat: Treat) -> Iterator[dict[str, Any]]:
    """Treat each record, and yield what went wrong."""
    records = entity.model._default_manager.defer("search").in_bulk(numbers)
    for number in numbers:
        record = records.get(number)
        if record is None:
            yield {"record": number, "caption": f"#{number}", "message": _("It is not there any more.")}
            continue
        caption = str(record)
        try:
            with transaction.atomic():
                treat(record)
        except (ValidationError, PermissionDenied) as error:
            yield {"record": number, "caption": caption, "message": _in_words(entity, error)}


def _in_words(entity: Entity, error: ValidationError | PermissionDenied) -> str:
    if isinstance(error, PermissionDenied):
        return str(error)
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{_label(entity, name)}{' '.join(texts)}" for name, texts in error.message_dict.items())


def _label(entity: Entity, name: str) -> str:
    if name not in entity.model_field_names and name not in by_address(entity.model):
        return ""
    return f"{column_of(entity.model, name).label}: "


def _note(run: BulkRun, number: int, problems: list[dict[str, Any]], entry: int | None) -> None:
    run.done += number
    run.faulty += len(problems)
    run.problems = [*run.problems, *problems][:PROBLEMS_KEPT]
    if entry is not None:
        run.entries = [*run.entries, entry]
    if run.done >= run.total:
        run.state = State.DONE
    run.save(update_fields=["done", "faulty", "problems", "entries", "state"])
