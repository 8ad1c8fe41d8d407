"""How processes that keep copies of rows (characteristics) learn that one of these has changed.

With each change of a remembered table the database makes another edition, in the same transaction. Who enters is told
which edition it is: that takes no query of its own, and all processes agree at once.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from asgiref.local import Local
from django.db import connection

from liant.kernel.access.tables import protected_models

_of_thread = Local()
Kept = TypeVar("Kept")


class Remembered(Generic[Kept]):
    """What a process keeps for as long as the database tells the same edition; `load` reads it anew."""

    def __init__(self, load: Callable[[], Kept]) -> None:
        self._load = load
        self._kept: tuple[str, Kept] | None = None

    def __call__(self) -> Kept | None:
        """As of this moment; None when nobody has entered, for then the database would show none."""
        now = edition()
        if now is None:
            return None
        kept = self._kept
        if kept is None or kept[0] != now:
            kept = self._kept = (now, self._load())
        return kept[1]


def edition() -> str | None:
    """The edition that this thread was last told of; None when nobody has entered, and nothing may be remembered."""
    return getattr(_of_thread, "edition", None)


def tell_edition(told: str | None) -> None:
    """From here on this thread knows this one."""
    _of_thread.edition = told


def ask_edition() -> None:
    """Have the thread know the edition of this moment, after it changed something itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.edition()")
        tell_edition(cursor.fetchone()[0])


def remembering() -> Iterator[str]:
    """The function that tells the edition, and a trigger on each remembered table."""
    yield """
        INSERT INTO access_edition (edition) SELECT gen_random_uuid() WHERE NOT EXISTS (SELECT FROM access_edition)"""
    yield """
        CREATE OR REPLACE FUNCTION access.edition() RETURNS text
        STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
        $$ SELECT edition::text FROM access_edition $$"""
    yield """
        CREATE OR REPLACE FUNCTION access.make_edition() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE access_edition SET edition = gen_random_uuid();
            RETURN NULL;
        END $$"""
    for model in protected_models():
        if model.is_remembered:
            yield f"""
                CREATE OR REPLACE TRIGGER make_edition AFTER INSERT OR UPDATE OR DELETE ON {model._meta.db_table}
                FOR EACH STATEMENT EXECUTE FUNCTION access.make_edition()"""
