"""Rights lent in tests, from an hour ago until in an hour."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from liant.kernel.access.models import Delegation, Employee
from liant.kernel.entity import commands

HOUR = timedelta(hours=1)


def lend(lender: Employee, borrower: Employee, *, by: Employee, **values: Any) -> Delegation:
    """Lend all rights, or what the values say."""
    times = {"starts_at": timezone.now() - HOUR, "ends_at": timezone.now() + HOUR}
    terms = {"borrower": borrower, "reason": "Leave", "owner": lender, "unit": lender.unit}
    made = commands.create(Delegation, terms | times | values, by=by)
    assert isinstance(made, Delegation)
    return made
