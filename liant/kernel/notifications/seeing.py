"""What an employee has seen: nobody is reminded of it, nor written to."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from liant.kernel.access.models import Listed, Private
from liant.kernel.notifications.kinds import Kind
from liant.kernel.notifications.models import Notification


def see(number: int) -> bool:
    """Note that the acting employee saw one; whether there is such a one."""
    found = Notification.objects.filter(pk=number)
    return bool(_seen(found) or found.exists())


def see_all() -> int:
    """Note that all were seen; how many were new."""
    return _seen(Notification.objects.all())


def see_of(record: Listed, those: Iterable[Kind]) -> None:
    """Note that what these kinds tell of a record was seen, for it is shown."""
    names = [kind.name for kind in those]
    _seen(Notification.objects.filter(entity=record.entity_name(), record_id=record.pk, kind__in=names))


def see_run(run: Private) -> None:
    """Note that it was seen that something with many records is done."""
    _seen(Notification.objects.filter(topic=topic_of(run)))


def topic_of(run: Private) -> str:
    """What tells it apart from others."""
    return f"{run._meta.model_name} {run.pk}"


def _seen(rows: QuerySet[Notification]) -> int:
    # Who looks saves the mail.
    return rows.filter(seen_at=None).update(seen_at=timezone.now(), owed_since=None)
