"""Telling employees that something was said: the one place that a notification centre will stand on."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import translation
from procrastinate.exceptions import AlreadyEnqueued

from liant.kernel.access.models import Listed

# At most one message in so long, by record and employee; what is said meanwhile is in the one that waits.
SECONDS = 60


def tell_of(record: Listed, employees: Iterable[int], *, site: str) -> None:
    """Have these employees told by mail that something was said of a record, when this transaction has ended."""
    for employee in employees:
        asked = {
            "entity": record.entity_name(), "number": record.pk, "employee_id": employee, "site": site,
            "language": translation.get_language() or "en",
        }  # fmt: skip
        transaction.on_commit(partial(_queue, asked))


def _queue(asked: dict[str, Any]) -> None:
    from liant.kernel.comments.jobs import tell_by_mail

    # Within a transaction a message that waits already would be an error that ends it.
    lock = f"comments.tell {asked['entity']} {asked['number']} {asked['employee_id']}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        tell_by_mail.configure(queueing_lock=lock, schedule_in={"seconds": SECONDS}).defer(**asked)
