"""Telling employees that something happened."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Listed
from liant.kernel.access.origin import current_site
from liant.kernel.notifications.kinds import Kind


@dataclass(frozen=True)
class Subject:
    """What it is about: a record; or many of an entity, told apart by `topic`."""

    entity: str = ""
    number: int | None = None
    topic: str = ""


def tell(
    kind: Kind, about: Listed | Subject, employees: Iterable[int], *, count: int = 1, by: Actor, **parameters: Any
) -> None:
    """Tell these employees, when the transaction has ended, those of them who see what it is about.

    `parameters` (JSON) are for the kind's words; `count` is how often it happened.
    """
    subject = about if isinstance(about, Subject) else Subject(about.entity_name(), about.pk)
    for employee_id in set(employees):
        told = {
            "telling": str(uuid4()), "kind": kind.name, "employee_id": employee_id, "actor_id": by.pk,
            "parameters": parameters, "count": count, "site": current_site(), **asdict(subject),
        }  # fmt: skip
        transaction.on_commit(partial(_queue, told))


def _queue(told: dict[str, Any]) -> None:
    from liant.kernel.notifications.jobs import deliver

    deliver.defer(**told)
