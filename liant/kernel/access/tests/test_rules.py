"""What PostgreSQL opens is what the rules say, for whatever chart, roles, dates and delegations (SEC-01 to SEC-03)."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from liant.kernel.access.actor import enter
from liant.kernel.access.tests.companies import ACTIONS, Loaded, companies
from liant.kernel.access.tests.plain_rules import Company
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

Verdicts = set[tuple[int, str, int, int]]
DAYS = range(4)


@pytest.mark.req("SEC-01", "SEC-02", "SEC-03", "SEC-06")
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(company=companies())
def test_the_database_opens_exactly_what_the_rules_open(cast: Cast, company: Company) -> None:
    with transaction.atomic():
        with enter(cast.dora.pk):
            loaded = Loaded(company)

        seen = what_is_seen(loaded, company)
        with enter(cast.dora.pk):
            keyed = what_keys_open(loaded)
        transaction.set_rollback(True)

    assert seen == {(employee, row) for employee, action, row, day in ruled(company) if action == "see" and day == 0}
    assert keyed == ruled(company)


def ruled(company: Company) -> Verdicts:
    """Employee, action, row and day of everything that the rules allow."""
    return {
        (employee, action, number, day)
        for employee in company.employees
        for action in ACTIONS
        for number, row in enumerate(company.rows)
        for day in DAYS
        if company.may(employee, action, row, day)
    }


def what_is_seen(loaded: Loaded, company: Company) -> set[tuple[int, int]]:
    """Employee and row of everything that a plain query returns now."""
    numbers = {row.pk: number for number, row in enumerate(loaded.rows)}
    seen = set()
    for employee, found in enumerate(loaded.employees):
        if employee not in company.gone:
            with enter(found.pk):
                seen |= {
                    (employee, numbers[pk])
                    for pk in Contact.objects.filter(pk__in=numbers).values_list("pk", flat=True)
                }
    return seen


def what_keys_open(loaded: Loaded) -> Verdicts:
    """What the keys will open at the beginning of each day."""
    return {
        (employee, action, number, day)
        for employee, found in enumerate(loaded.employees)
        for action in ACTIONS
        for number, row in enumerate(loaded.rows)
        for day in DAYS
        if opens(found.pk, action, row, loaded.moment(day))
    }


def opens(employee_id: int, action: str, row: Contact, at: datetime) -> bool:
    owner, unit = row.owner_id, row.unit_id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.would_open(%s, 'contact', %s, ARRAY[access.employee_key(%s), access.unit_key(%s)], %s)",
            [employee_id, action, owner, unit, at],
        )
        return bool(cursor.fetchone()[0])
