"""For whom the actor may make records, asked of the database beforehand (SEC-02, SEC-06)."""

from django.db import connection

from liant.kernel.access.models import Protected


class Rights:
    """The answers for each owner and unit, asked once."""

    def __init__(self) -> None:
        self._actions: dict[tuple[str, int, int], frozenset[str]] = {}

    def may_create(self, model: type[Protected], owner_id: int, unit_id: int, *, with_parts: bool) -> bool:
        """Whether the actor may make a record that this owner and unit lock; parts are a change of it."""
        key = (model.entity_name(), owner_id, unit_id)
        if key not in self._actions:
            self._actions[key] = self._ask(*key)
        return self._actions[key] >= ({"create", "change"} if with_parts else {"create"})

    def _ask(self, entity: str, owner_id: int, unit_id: int) -> frozenset[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.actions(%s, ARRAY[access.employee_key(%s), access.unit_key(%s)])",
                [entity, owner_id, unit_id],
            )
            return frozenset(cursor.fetchone()[0])
