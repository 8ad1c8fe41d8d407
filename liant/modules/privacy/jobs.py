"""Copies of what is kept of a contact, written in the background; and what retention rules find each night."""

from django.db import connection
from procrastinate.contrib.django import app

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Employee
from liant.kernel.jobs.job import job
from liant.modules.privacy.copying import write_copy
from liant.modules.privacy.models import RetentionRule
from liant.modules.privacy.retaining import carry_out, propose


@job
def perform_copy(run_id: int, by: Actor) -> None:
    """Write a copy into its file."""
    write_copy(run_id, by=by)


@job
def propose_by(rule_id: int, by: Actor) -> None:
    """Propose what a rule finds, as who answers for it."""
    with enter(by.pk):
        rule = RetentionRule.objects.filter(pk=rule_id, is_active=True).first()
    if rule is not None:
        with enter(by.pk):
            propose(rule, by=by)


@job
def carry_out_confirmed(numbers: list[int], by: Actor) -> None:
    """Erase or restrict whom somebody confirmed."""
    carry_out(numbers, by=by)


@app.periodic(cron="17 2 * * *")
@app.task(name="privacy.find_due", queueing_lock="privacy.find_due")
def find_due(timestamp: int = 0) -> None:
    """Queue a job for each rule in use; who answers for one and left the company finds nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rule_id, employee_id FROM privacy.rules_in_use()")
        rules = cursor.fetchall()
    for rule_id, employee_id in rules:
        propose_by(rule_id=rule_id, by=Employee(pk=employee_id))
