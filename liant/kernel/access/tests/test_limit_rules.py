"""What PostgreSQL keeps from employees is what the rules say, for whatever roles, dates and delegations (SEC-05)."""

from typing import Any, NamedTuple

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings

from liant.kernel.access.actor import enter
from liant.kernel.access.tests.companies import Loaded, companies
from liant.kernel.access.tests.plain_rules import Company
from liant.kernel.testing.cast import Cast


class Verdict(NamedTuple):
    """What an employee gets: None for what is refused, else of how many rows."""

    ibans_read: int | None
    ibans_written: int | None
    phones_read: int
    phones_written: int


@pytest.mark.req("SEC-05", "SEC-06")
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(company=companies(busy=True))
def test_the_database_keeps_back_exactly_what_the_rules_keep_back(cast: Cast, company: Company) -> None:
    with transaction.atomic():
        with enter(cast.dora.pk):
            loaded = Loaded(company)

        found = {number: tried(loaded, number) for number in company.employees if number not in company.gone}
        transaction.set_rollback(True)

    assert found == {number: ruled(company, number) for number in found}


def ruled(company: Company, employee: int) -> Verdict:
    """What the rules say."""
    seen = [row for row in company.rows if company.may(employee, "see", row, 0)]
    changed = [row for row in seen if company.may(employee, "change", row, 0)]
    iban, phones = (company.level(employee, field, 0) for field in ("iban", "phones"))
    return Verdict(
        ibans_read=None if iban == "hidden" else len(seen),
        # A guard looks at rows: where there are none to change, none is refused.
        ibans_written=None if iban and changed else len(changed),
        phones_read=0 if phones == "hidden" else len(seen),
        phones_written=0 if phones else len(changed),
    )


def tried(loaded: Loaded, employee: int) -> Verdict:
    """What plain SQL gets."""
    rows, phones = ([row.pk for row in made] for made in (loaded.rows, loaded.phones))
    with enter(loaded.employees[employee].pk):
        return Verdict(
            executed("SELECT iban FROM contacts_contact WHERE id = ANY (%s)", rows),
            executed("UPDATE contacts_contact SET iban = '' WHERE id = ANY (%s)", rows),
            executed("SELECT number FROM contacts_phone WHERE id = ANY (%s)", phones) or 0,
            executed("UPDATE contacts_phone SET state = 'bounced' WHERE id = ANY (%s)", phones) or 0,
        )


def executed(statement: str, numbers: list[Any]) -> int | None:
    """Of how many rows it gets or changes something; undone at once."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [numbers])
            done = cursor.rowcount
            transaction.set_rollback(True)
    except ProgrammingError:
        return None
    return int(done)
