"""What PostgreSQL opens is what the rules say, for whatever chart, roles, dates and delegations (SEC-01 to SEC-04)."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from liant.kernel.access.actor import enter
from liant.kernel.access.tests.companies import ACTIONS, Loaded, companies
from liant.kernel.access.tests.plain_rules import Company, Row
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

Verdicts = set[tuple[int, str, int, int]]
DAYS = range(4)


@pytest.mark.req("SEC-01", "SEC-02", "SEC-03", "SEC-04", "SEC-06")
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
            keyed = what_keys_open(loaded, company)
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


def what_keys_open(loaded: Loaded, company: Company) -> Verdicts:
    """What the keys will open at the beginning of each day."""
    return {
        (employee, action, number, day)
        for employee, found in enumerate(loaded.employees)
        for action in ACTIONS
        for number, row in enumerate(company.rows)
        for day in DAYS
        if opens(found.pk, action, locks(loaded, number, row), loaded.moment(day))
    }


def locks(loaded: Loaded, number: int, row: Row) -> list[int]:
    """By the numbers of owner, unit and group, as sql/enter.sql makes locks of them."""
    found = loaded.rows[number]
    return [found.owner_id * 4, found.unit_id * 4 + 1, *([loaded.group.pk * 4 + 3] if row.is_member else [])]


def opens(employee_id: int, action: str, audience: list[int], at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.would_open(%s, 'contact', %s, %s::integer[], %s)", [employee_id, action, audience, at]
        )
        return bool(cursor.fetchone()[0])
