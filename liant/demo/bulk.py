"""Fills the database with contacts and activities by the million, for measuring: as the owner, past the triggers.

What the triggers would compute for each row (locks, search words, sort keys) is computed for all rows at once. History
is not written: nobody made these rows. Records and their parts are written by connections of their own, side by side.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import connections
from django.utils.timezone import localdate
from psycopg.types.json import Jsonb

from liant.demo import activities as making
from liant.demo import activity_tables, bulk_tables
from liant.demo.activities import Span
from liant.demo.bulk_passing import CLOSE, CONTACT_COLUMNS, OPEN, copied, create_passing
from liant.demo.bulk_stripping import stripped
from liant.demo.categories import categories
from liant.demo.characteristics import make_characteristics
from liant.demo.functions import functions
from liant.demo.loading import OWNER, load_company
from liant.demo.places import regions
from liant.demo.side_by_side import Portion, portions, run_side_by_side, write_side_by_side
from liant.demo.volume import contact_rows
from liant.kernel.access.models import Key
from liant.modules.contacts.models import Category, Function

SEED = 1
CONTACTS_AT_ONCE = 50_000
Tell = Callable[[str], object]
Inserts = Mapping[str, str]


def fill(contacts: int, language: str, tell: Tell, *, activities: int = 0) -> None:
    """Add so many contacts, owned by the employees who may create contacts, then activities with any of the contacts.

    Makes the demo company when there is none. Categories, functions and types are named in `language`.
    Each all or nothing; others can't use them meanwhile. Each step is told in words as it begins.
    Raises ValueError when no employee may create contacts, or the owner of the database is no superuser.
    """
    _refuse_without_right()
    load_company(SEED, language)
    owners = _owners()
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('liant filling'))")
        try:
            if contacts:
                _fill_contacts(cursor, contacts, owners, language, tell)
            if activities:
                _fill_activities(cursor, activities, language, tell)
        finally:
            cursor.execute(CLOSE)
            cursor.execute("SELECT pg_advisory_unlock(hashtext('liant filling'))")


def _fill_contacts(cursor: Any, total: int, owners: Sequence[tuple[int, int]], language: str, tell: Tell) -> None:
    first, tables = _reserve_numbers(cursor, total), (bulk_tables.RECORDS, bulk_tables.PARTS)
    needed = {
        "first": first, "categories": Jsonb(_categories(language)), "functions": Jsonb(_functions(language)),
        "regions": Jsonb(_regions()), **make_characteristics(language, using=OWNER).needed,
    }  # fmt: skip
    coming = portions(total, CONTACTS_AT_ONCE)
    cursor.execute(OPEN)
    create_passing(cursor, CONTACT_COLUMNS, coming)
    rows = contact_rows(first, total, owners)
    write_side_by_side(copied(cursor, rows, coming, tell), _lanes(tables, needed, tell))
    _finish(tables, partial(cursor.execute, bulk_tables.LEARN_WORDS, needed), tell)


def _fill_activities(cursor: Any, total: int, language: str, tell: Tell) -> None:
    tables = (activity_tables.RECORDS, activity_tables.PARTS)
    tell(f"Making activities: {total:,}")
    cursor.execute(OPEN)
    coming, needed = making.prepare(cursor, total, Span(localdate(), before=3 * 365, after=61), language)
    write_side_by_side(making.drawn(cursor, coming, needed, tell), _lanes(tables, needed, tell))
    _finish(tables, partial(making.learn_words, cursor), tell)


def _lanes(tables: Iterable[Inserts], needed: dict[str, Any], tell: Tell) -> list[Callable[..., None]]:
    return [partial(_write, inserts, needed, tell) for inserts in tables]


def _write(inserts: Inserts, needed: dict[str, Any], tell: Tell, cursor: Any, coming: Iterable[Portion]) -> None:
    with stripped(cursor, inserts, tell):
        for portion in coming:
            making.write(cursor, inserts, needed, portion)


def _finish(tables: Iterable[Inserts], learn_words: Callable[[], object], tell: Tell) -> None:
    """Teach search the words; let the planner know what is there now, and let counts be read from indexes alone."""
    tell("Learning words, gathering statistics")
    run_side_by_side([partial(_tidy, inserts) for inserts in tables], meanwhile=learn_words)
    _tidy(["search_word"])


def _tidy(tables: Iterable[str]) -> None:
    with connections[OWNER].cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _refuse_without_right() -> None:
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() != (True,):
            raise ValueError("Only a superuser of the database fills past the triggers: make the owner one.")


def _owners() -> list[tuple[int, int]]:
    """Employee and unit of everybody who may create contacts."""
    keys = Key.objects.using(OWNER).filter(entity="contact", action="create", lender_id=0).order_by("employee_id")
    if owners := list(keys.values_list("employee_id", "employee__unit_id").distinct()):
        return owners
    raise ValueError("No employee may create contacts: give one a role that does.")


def _categories(language: str) -> dict[str, int]:
    """The number of each category by its key; those missing are made."""
    made: dict[str, Category] = {}
    for seed in categories():
        parent = made.get(seed.parent)
        made[seed.key], _ = Category.objects.using(OWNER).get_or_create(name=seed.names[language], parent=parent)
    return {key: category.pk for key, category in made.items()}


def _functions(language: str) -> dict[str, int]:
    """The number of each function by its key; those missing are made."""
    known = Function.objects.using(OWNER)
    return {key: known.get_or_create(name=seed.names[language])[0].pk for key, seed in functions().items()}


def _regions() -> dict[str, str]:
    return {code: region.name for code, region in regions().items()}


def _reserve_numbers(cursor: Any, count: int) -> int:
    """The first of `count` numbers for new contacts, which nobody else gets."""
    cursor.execute("SELECT nextval('contacts_contact_id_seq')")
    (first,) = cursor.fetchone()
    cursor.execute("SELECT setval('contacts_contact_id_seq', %s)", [first + count - 1])
    return int(first)
