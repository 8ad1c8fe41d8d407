"""Which of a file's new contacts resemble contacts that are there, or one another: sets in the database (CON-20).

By what the warning in a form goes by: identifiers, e-mail addresses, phones, names, towns. Of names those that sound
alike in whatever order, without legal forms; letters that are missing would take a search for each row.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from liant.kernel.merging.resembling import Alike, comparison_of
from liant.kernel.text import fold
from liant.modules.contacts.models import Address, Contact, Email, Phone
from liant.modules.duplicates.matching import IDENTIFIERS, SHARED_BY, THRESHOLD, name_of
from liant.modules.duplicates.pairs import REASONS, is_sign_hidden

# By the model of a part its sign, and the attribute that says it.
PARTS = {Phone: ("phone", "number"), Email: ("email", "address"), Address: ("city", "city")}
# So many signs are put down at once; names shorter than so many letters say nothing.
CHUNK, SHORTEST = 20_000, 4
STAGE = "CREATE TEMPORARY TABLE duplicate_said (number integer, kind text, sign text, value text) ON COMMIT DROP"
FOLD = "UPDATE duplicate_said SET value = access.name_key(value) WHERE sign = 'name'"
SHORTEN = "DELETE FROM duplicate_said WHERE value IS NULL OR sign = 'name' AND length(value) < %s"
PREPARE = "CREATE INDEX ON duplicate_said (number); ANALYZE duplicate_said"
FIND = """
    CREATE TEMPORARY TABLE duplicate_hit ON COMMIT DROP AS
    SELECT l.*, count(*) OVER (PARTITION BY kind, sign, value) AS many
      FROM (SELECT array_agg(kind) AS kinds, array_agg(sign) AS signs, array_agg(value) AS said
              FROM (SELECT DISTINCT kind, sign, value FROM duplicate_said WHERE sign <> 'city') d) s,
           access.contacts_like(s.kinds, s.signs, s.said) l"""
# Where many bear a name, it says something of those in the same town only; of two tax numbers nothing is said.
WITH_RECORDS = """
    WITH pair AS MATERIALIZED (
        SELECT DISTINCT s.number, h.contact, s.sign, coalesce(t.value = ANY (h.towns), false) AS is_near,
               CASE WHEN s.sign = 'name' AND t.value = ANY (h.towns) THEN 1 ELSE h.many END AS many
          FROM duplicate_said s JOIN duplicate_hit h USING (kind, sign, value)
          LEFT JOIN duplicate_said t ON t.number = s.number AND t.sign = 'city'
          LEFT JOIN duplicate_said x ON x.number = s.number AND x.sign = 'tax_number'
         WHERE (x.value IS NULL OR h.tax_number IN ('', x.value))
           AND (s.sign <> 'name' OR h.many <= %s OR t.value = ANY (h.towns))),
    sure AS (
        SELECT number, contact, sign, access.sure_by(sign, many) AS sure FROM pair
         UNION ALL
        SELECT DISTINCT number, contact, 'city', access.sure_by('city', 1) FROM pair WHERE is_near),
    scored AS (
        SELECT number, contact, array_agg(DISTINCT sign) AS found,
               round(100 * (1 - exp(sum(ln(1 - sure)))))::integer AS score
          FROM sure GROUP BY number, contact)
    SELECT DISTINCT ON (number) number, contact, found, score FROM scored WHERE score >= %s
     ORDER BY number, score DESC, contact"""
# The first row of those that say the same; where many bear a name, the first of them in the town.
WITH_EARLIER = """
    WITH hit AS MATERIALIZED (
        SELECT number, min(number) OVER w AS first, sign, count(*) OVER w AS many
          FROM duplicate_said WHERE sign <> 'city' WINDOW w AS (PARTITION BY kind, sign, value)
         UNION ALL
        SELECT n.number, min(n.number) OVER w, 'name', count(*) OVER (PARTITION BY n.kind, n.value)
          FROM duplicate_said n JOIN duplicate_said t ON t.number = n.number AND t.sign = 'city'
         WHERE n.sign = 'name' WINDOW w AS (PARTITION BY n.kind, n.value, t.value)),
    pair AS MATERIALIZED (
        SELECT DISTINCT h.number, h.first, h.sign, h.many FROM hit h
         WHERE h.first < h.number AND NOT EXISTS (
               SELECT FROM duplicate_said a JOIN duplicate_said b ON a.value <> b.value
                WHERE a.number = h.number AND b.number = h.first AND a.sign = 'tax_number' AND b.sign = 'tax_number')),
    sure AS (
        SELECT number, first, sign, access.sure_by(sign, many) AS sure FROM pair
         UNION ALL
        SELECT DISTINCT p.number, p.first, 'city', access.sure_by('city', 1) FROM pair p
          JOIN duplicate_said a ON a.number = p.number AND a.sign = 'city'
          JOIN duplicate_said b ON b.number = p.first AND b.sign = 'city' AND b.value = a.value),
    scored AS (
        SELECT number, first, array_agg(DISTINCT sign) AS found,
               round(100 * (1 - exp(sum(ln(1 - sure)))))::integer AS score
          FROM sure GROUP BY number, first)
    SELECT DISTINCT ON (number) number, first, found, score FROM scored WHERE score >= %s
     ORDER BY number, score DESC, first"""


@comparison_of(Contact)
class ContactComparison:
    """Puts down what the rows say, and compares them all at once."""

    def __init__(self) -> None:
        self._identifiers = [name for name in IDENTIFIERS if not is_sign_hidden(name)]
        self._parts = {model: said for model, said in PARTS.items() if not is_sign_hidden(said[0])}
        self._said: list[tuple[int, str, str, str]] = []
        with connection.cursor() as cursor:
            cursor.execute(STAGE)

    def add(self, row: int, record: Any, parts: Iterable[Any]) -> None:
        """Put down the signs of a row."""
        kind, said = str(record.kind), self._said
        said.append((row, kind, "name", name_of(vars(record))))
        said += ((row, kind, name, value) for name in self._identifiers if (value := getattr(record, name)))
        for part in parts:
            if sign := self._parts.get(type(part)):
                said.append((row, kind, sign[0], _told(part, *sign)))
        if len(said) > CHUNK:
            self._put_down()

    def conclude(self) -> Iterator[Alike]:
        """Records first: a row that resembles one is not told of earlier rows."""
        self._put_down()
        with connection.cursor() as cursor:
            cursor.execute(FOLD)
            cursor.execute(SHORTEN, [SHORTEST])
            cursor.execute(PREPARE)
            cursor.execute(FIND)
            cursor.execute("ANALYZE duplicate_hit")
            cursor.execute(WITH_RECORDS, [SHARED_BY, THRESHOLD])
            of_records = cursor.fetchall()
            cursor.execute(WITH_EARLIER, [THRESHOLD])
            of_rows = cursor.fetchall()
            cursor.execute("DROP TABLE duplicate_said, duplicate_hit")
        told = {number for number, *_rest in of_records}
        yield from (Alike(number, record, None, score, _reasons(signs)) for number, record, signs, score in of_records)
        for number, earlier, signs, score in of_rows:
            if number not in told:
                yield Alike(number, None, earlier, score, _reasons(signs))

    def _put_down(self) -> None:
        with connection.cursor() as cursor, cursor.copy("COPY duplicate_said FROM STDIN") as copy:
            for said in self._said:
                if said[-1]:
                    copy.write_row(said)
        self._said.clear()


def _told(part: Any, sign: str, attribute: str) -> str:
    value = getattr(part, attribute)
    return fold(value) if sign == "city" else value


def _reasons(signs: list[str]) -> tuple[str, ...]:
    """In the order of what they weigh."""
    return tuple(_("the same name") if sign == "name" else str(REASONS[sign]) for sign in REASONS if sign in signs)
