"""Which rows the actor may make and change, and for whom, asked of the database beforehand (SEC-02, SEC-06)."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Protected
from liant.kernel.imports.models import ImportRun

Locks = tuple[int, ...]
# What one must be allowed to do with some records to import so.
NEEDED = {ImportRun.Act.CREATE: {"create"}, ImportRun.Act.SAVE: {"create", "change"}, ImportRun.Act.CHANGE: {"change"}}


def acts_allowed(model: type[Protected]) -> list[ImportRun.Act]:
    """What the actor's files may do to records of this kind."""
    actions = allowed_actions(model)
    return [act for act in ImportRun.Act if NEEDED[act] <= actions]


def require_rights(model: type[Protected], act: str = "") -> None:
    """Raises PermissionDenied where the actor's files may not do this, or nothing at all."""
    allowed = acts_allowed(model)
    if not allowed or (act and act not in allowed):
        raise PermissionDenied(_("You do not have the right to do this."))


class Rights:
    """The answers for all that was asked before."""

    def __init__(self) -> None:
        self._actions: dict[tuple[str, Locks], frozenset[str]] = {}
        self._keys: dict[tuple[int | None, int | None], Locks] = {}

    def may_add(self, model: type[Protected], owner_id: int | None = None, unit_id: int | None = None) -> bool:
        """Whether the actor may add a row that this owner and unit lock, or, without them, one of no one's."""
        return self.may_add_below(model, self.locks_of(owner_id, unit_id))

    def may_add_below(self, model: type[Protected], locks: Iterable[int]) -> bool:
        """Whether the actor may add a row that has these locks."""
        return model.needs["insert"] in self.actions(model.entity_name(), locks)

    def actions(self, entity: str, locks: Iterable[int]) -> frozenset[str]:
        """What the actor may do with a row of these locks."""
        key = (entity, tuple(locks))
        if key not in self._actions:
            self.look_up(entity, [key[1]])
        return self._actions[key]

    def look_up(self, entity: str, all_locks: Iterable[Iterable[int]]) -> None:
        """Ask for all these locks at once."""
        new = sorted({locks for each in all_locks if (entity, locks := tuple(each)) not in self._actions})
        if not new:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.actions(%s, locks::integer[])"
                " FROM unnest(%s::text[]) WITH ORDINALITY asked (locks, place) ORDER BY place",
                [entity, [f"{{{','.join(map(str, locks))}}}" for locks in new]],
            )
            for locks, (actions,) in zip(new, cursor.fetchall(), strict=True):
                self._actions[entity, locks] = frozenset(actions)

    def locks_of(self, owner_id: int | None = None, unit_id: int | None = None) -> Locks:
        """The locks that an owner and a unit make."""
        key = (owner_id, unit_id)
        if key not in self._keys:
            with connection.cursor() as cursor:
                cursor.execute("SELECT array_remove(ARRAY[access.employee_key(%s), access.unit_key(%s)], NULL)", [*key])
                self._keys[key] = tuple(cursor.fetchone()[0])
        return self._keys[key]
