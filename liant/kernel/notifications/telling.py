"""Telling employees that something happened."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

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
    """Tell these employees, when the running transaction has ended, as far as they see what it is about.

    `parameters` (JSON) are for the kind's words; `count` is how often it happened.
    """
    from liant.kernel.notifications.jobs import deliver

    subject = about if isinstance(about, Subject) else Subject(about.entity_name(), about.pk)
    told = {
        "kind": kind.name, "actor_id": by.pk, "parameters": parameters, "count": count, "site": current_site(),
        **asdict(subject),
    }  # fmt: skip
    deliver.batch_defer(*({**told, "telling": str(uuid4()), "employee_id": number} for number in set(employees)))
