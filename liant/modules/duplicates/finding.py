"""The search for all duplicates: sets in the database, a step for each sign, all in one transaction (CON-20).

It looks at all contacts, whoever began it; of what it finds each employee is told the pairs of which they see both.
"""

from collections.abc import Callable

from django.db import IntegrityError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Private
from liant.kernel.jobs.at_work import at_work
from liant.kernel.jobs.progress import Progress
from liant.modules.duplicates import jobs
from liant.modules.duplicates.models import DuplicateSearch
from liant.modules.duplicates.statements import STEPS

State = DuplicateSearch.State
SORRY = gettext_lazy("Something went wrong on our side. Please search again.")


def find_all(report: Callable[[int], object] = lambda done: None) -> int:
    """Compare all contacts; what was found before and is so no more goes. May be repeated; how many pairs there are.

    `report` is called with the number of steps that are done, and may end it by an error: then all is as it was.
    """
    number = 0
    with transaction.atomic():
        for done, step in enumerate(STEPS, start=1):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT access.find_duplicates_{step}()")
                (number,) = cursor.fetchone()
            report(done)
    return number


def begin(*, by: Actor) -> DuplicateSearch:
    """Have a job search; the one under way when there is one."""
    with enter(by.pk):
        try:
            with transaction.atomic():
                search = DuplicateSearch.objects.create(
                    employee_id=by.pk, language=translation.get_language() or "en", rows=len(STEPS)
                )
        except IntegrityError:
            return DuplicateSearch.objects.get(state=State.RUNNING)
        jobs.perform_search(run_id=search.pk, by=by)
    return search


def cancel(search: DuplicateSearch, *, by: Actor) -> bool:
    """Stop it after the step under way; nothing has changed then. False when it came to its end first."""
    with enter(by.pk):
        running = DuplicateSearch.objects.filter(pk=search.pk, state=State.RUNNING)
        return bool(running.update(state=State.CANCELLED))


def perform(run_id: int, *, by: Actor) -> None:
    """Search, and tell how far it is."""

    def fail(run: Private, message: str) -> None:
        with enter(by.pk):
            DuplicateSearch.objects.filter(pk=run.pk).update(state=State.FAILED, message=message)

    with at_work(DuplicateSearch, run_id, fail, sorry=SORRY, by=by) as run:
        if run.state != State.RUNNING:
            return
        progress = Progress(run, State.RUNNING, by)
        try:
            find_all(progress.report)
        finally:
            progress.close()
        with enter(by.pk):
            running = DuplicateSearch.objects.filter(pk=run_id, state=State.RUNNING)
            running.update(state=State.DONE)
