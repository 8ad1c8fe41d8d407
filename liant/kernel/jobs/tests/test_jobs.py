"""Background jobs: queued with their cause, run as their actor, taken up after a crash."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel.access.actor import Actor, current_employee_id, enter
from liant.kernel.entity import commands
from liant.kernel.jobs.job import job
from liant.kernel.jobs.jobs import take_up_stalled
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact


@job
def found_an_account(name: str, by: Actor) -> None:
    """Stands for any job: it ends in a command."""
    commands.create(Contact, {"kind": "account", "name": name}, by=by)


def run_queued() -> None:
    """Run what is queued, as a worker does, in this thread."""
    for queued in ProcrastinateJob.objects.filter(status="todo", task_name__contains="found_an_account"):
        app.tasks[queued.task_name].func(**queued.args)


@pytest.mark.req("SEC-06")
def test_a_job_acts_as_the_employee_who_caused_it(cast: Cast) -> None:
    found_an_account(name="Made by night", by=cast.anna)

    run_queued()

    with enter(cast.anna.pk):
        made = Contact.objects.get()
    assert (made.owner_id, made.unit_id, current_employee_id()) == (cast.anna.pk, cast.anna.unit_id, None)


@pytest.mark.req("GEN-05")
def test_a_job_is_not_queued_when_its_cause_is_undone(cast: Cast) -> None:
    with transaction.atomic():
        found_an_account(name="x", by=cast.anna)
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.filter(task_name__contains="found_an_account").exists()


@pytest.mark.req("GEN-05")
@pytest.mark.parametrize(("silence", "status"), [("5 minutes", "todo"), ("5 seconds", "doing")])
def test_the_job_of_a_silent_worker_is_queued_again(cast: Cast, silence: str, status: str) -> None:
    found_an_account(name="x", by=cast.anna)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH worker AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)"
            " RETURNING id) UPDATE procrastinate_jobs SET status = 'doing', worker_id = worker.id FROM worker",
            [silence],
        )

    async_to_sync(take_up_stalled.func)()

    assert ProcrastinateJob.objects.get().status == status
