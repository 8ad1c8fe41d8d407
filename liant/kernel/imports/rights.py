"""Which rows the actor may make, and for whom, asked of the database beforehand (SEC-02, SEC-06)."""

from django.db import connection

from liant.kernel.access.models import Protected


class Rights:
    """The answers for each owner and unit, asked once."""

    def __init__(self) -> None:
        self._actions: dict[tuple[str, int | None, int | None], frozenset[str]] = {}

    def may_add(self, model: type[Protected], owner_id: int | None = None, unit_id: int | None = None) -> bool:
        """Whether the actor may add a row that this owner and unit lock, or, without them, one of no one's."""
        key = (model.entity_name(), owner_id, unit_id)
        if key not in self._actions:
            self._actions[key] = self._ask(*key)
        return model.needs["insert"] in self._actions[key]

    def _ask(self, entity: str, owner_id: int | None, unit_id: int | None) -> frozenset[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.actions(%s, array_remove(ARRAY[access.employee_key(%s), access.unit_key(%s)], NULL))",
                [entity, owner_id, unit_id],
            )
            return frozenset(cursor.fetchone()[0])
