"""What names records of any kind by entity and number, without a foreign key, and follows a merge."""

from collections.abc import Iterator

from django.db import models

from liant.kernel.entity.models import Visit
from liant.kernel.notifications.models import Notification

FOLLOWING: tuple[type[models.Model], ...] = (Visit, Notification)


def following(entity: str) -> Iterator[str]:
    """Statements within a function that knows `winner` and `losers`."""
    # The old places stay, and are seen again when the merge is undone.
    yield f"""
        INSERT INTO entity_visit (employee_id, entity, record_id, at, is_favourite)
        SELECT employee_id, '{entity}', winner, max(at), bool_or(is_favourite) FROM entity_visit
         WHERE entity = '{entity}' AND record_id = ANY (losers) GROUP BY employee_id
            ON CONFLICT (employee_id, entity, record_id)
            DO UPDATE SET is_favourite = entity_visit.is_favourite OR excluded.is_favourite;"""
    unseen = f"entity = '{entity}' AND record_id = ANY (losers || winner) AND seen_at IS NULL"
    yield f"""
        DELETE FROM notifications_notification n USING (
            SELECT id, row_number() OVER
                   (PARTITION BY employee_id, kind, topic ORDER BY record_id <> winner, id) AS place
              FROM notifications_notification WHERE {unseen}) s
         WHERE n.id = s.id AND s.place > 1;
        UPDATE notifications_notification SET record_id = winner
         WHERE entity = '{entity}' AND record_id = ANY (losers);"""
