"""Fills the database with contacts and activities by the million, for measuring: as the owner, past the triggers.

What the triggers would compute for each row (locks, search words, sort keys) is computed for all rows at once. History
is not written: nobody made these rows.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connections, transaction
from django.utils.timezone import localdate
from psycopg.types.json import Jsonb

from liant.demo import activities as making
from liant.demo import activity_tables
from liant.demo.activities import Span
from liant.demo.bulk_passing import CREATE, copy_rows
from liant.demo.bulk_stripping import stripped
from liant.demo.bulk_tables import INSERTS, LEARN_WORDS
from liant.demo.categories import categories
from liant.demo.functions import functions
from liant.demo.loading import OWNER, load_company
from liant.demo.places import regions
from liant.demo.volume import contact_rows
from liant.kernel.access.models import Key
from liant.modules.contacts.models import Category, Function

SEED = 1
Tell = Callable[[str], object]


def fill(contacts: int, language: str, tell: Tell, *, activities: int = 0) -> None:
    """Add so many contacts, owned by the employees who may create contacts, then activities with any of the contacts.

    Makes the demo company when there is none. Categories, functions and types are named in `language`.
    Each all or nothing; others can't use them meanwhile. Each step is told in words as it begins.
    Raises ValueError when no employee may create contacts.
    """
    load_company(SEED, language)
    if contacts:
        _fill_contacts(contacts, language, tell)
    if activities:
        _fill_activities(activities, language, tell)


def _fill_contacts(contacts: int, language: str, tell: Tell) -> None:
    owners = _owners()
    meanings: dict[str, Any] = {
        "categories": Jsonb(_categories(language)),
        "functions": Jsonb(_functions(language)),
        "regions": Jsonb(_regions()),
    }
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        with stripped(cursor, INSERTS, tell):
            first = _reserve_numbers(cursor, contacts)
            cursor.execute(CREATE)
            copy_rows(cursor, contact_rows(first, contacts, owners), contacts, tell)
            for table, statement in INSERTS.items():
                tell(f"Writing {table}")
                cursor.execute(statement, meanings | {"first": first})
        tell("Learning words")
        cursor.execute(LEARN_WORDS, {"first": first})
    _tidy(["search_word", *INSERTS], tell)


def _fill_activities(total: int, language: str, tell: Tell) -> None:
    tables = activity_tables.INSERTS
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        tell(f"Making activities: {total:,}")
        needed = making.prepare(cursor, total, Span(localdate(), before=3 * 365, after=61), language)
        with stripped(cursor, tables, tell):
            making.write(cursor, needed, tell)
        tell("Learning words")
        making.learn_words(cursor)
    _tidy(["search_word", *tables], tell)


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


def _tidy(tables: Iterable[str], tell: Tell) -> None:
    """Let the planner know what is there now, and let counts be read from indexes alone."""
    tell("Gathering statistics")
    with connections[OWNER].cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table}")
