"""The search for duplicates as SQL: names by the rules of `names.py`, weights by those of `matching.py`."""

from collections.abc import Iterator
from pathlib import Path

from liant.modules.duplicates.matching import COMMON, IDENTIFIERS, SHARED_BY, SURE, THRESHOLD
from liant.modules.duplicates.models import DuplicatePair
from liant.modules.duplicates.names import FORMS, GREEK, SOUNDS

SQL = Path(__file__).parent / "sql"
# A number or an address of post that more have than these says nothing.
MOST = 30
# How many that begin alike in one town are compared, and how alike names are at least: persons' differ by less.
COMPARED, ALIKE, ALIKE_PERSON = 30, 0.8, 0.9
# The same street and number.
STREET = 0.4
# What is compared: kind, value, number of the contact.
IDENTIFIER = "SELECT kind, {name} AS value, id FROM contacts_contact WHERE {name} <> ''"
REACHED = "SELECT n.kind, r.{column} AS value, n.id FROM {table} r JOIN access.duplicate_name n ON n.id = r.contact_id"
STREETS = r"""SELECT n.kind, search.fold(a.street) || ', ' || a.city_key AS value, n.id
                FROM contacts_address a JOIN access.duplicate_name n ON n.id = a.contact_id WHERE a.street ~ '\d'"""
NAMES = """SELECT "within" AS kind, key AS value, id FROM access.duplicate_name WHERE length(key) > 3"""
NAMES_IN_TOWNS = """SELECT n."within" AS kind, n.key || ', ' || a.city_key AS value, n.id FROM access.duplicate_name n
                      JOIN contacts_address a ON a.contact_id = n.id WHERE length(n.key) > 3"""
# The pairs of which the acting employee sees both, as they are asked for. Whom they were open to when they were found
# spares looking up the contacts of all others; whom they are open to now is what counts.
ASKED = """SELECT p.one, p.other, p.score, p.signs
      FROM {pairs} p
      JOIN contacts_contact a ON a.id = p.one
      JOIN contacts_contact b ON b.id = p.other
     WHERE (opens_all OR p.one_audience && opening AND p.other_audience && opening)
       AND (opens_all OR a.audience && opening AND b.audience && opening)
       AND (p.dismissed_at IS NOT NULL) = $4 AND p.score >= $3
       AND ($1 = '' OR p.kind = $1) AND ($2 IS NULL OR $2 IN (a.owner_id, b.owner_id))"""
# The steps of a search, one transaction in all.
STEPS = ("names", *IDENTIFIERS, "phone", "email", "street", "name", "name_in_town", "alike", "conclude")


def statements(database: str, login: str) -> Iterator[str]:
    """Names by sound, the functions of each step, those that tell of pairs."""
    yield from key_of_names()
    table = DuplicatePair._meta.db_table
    weights = {
        "threshold": THRESHOLD, "compared": COMPARED, "alike_person": ALIKE_PERSON, "alike": ALIKE,
        "name": SURE["name"], "city": SURE["city"],
    }  # fmt: skip
    text = (SQL / "finding.sql").read_text().replace("{pairs}", table)
    for name, value in weights.items():
        text = text.replace(f"{{{name}}}", str(value))
    yield text
    for name in IDENTIFIERS:
        yield _step(name, name, IDENTIFIER.format(name=name), SURE[name])
    yield _step("phone", "phone", REACHED.format(table="contacts_phone", column="number"), SURE["phone"])
    yield _step("email", "email", REACHED.format(table="contacts_email", column="address"), SURE["email"])
    yield _step("street", "street", STREETS, STREET)
    # Namesakes are many: where they are, a name says nothing by itself.
    yield _step("name", "name", NAMES, SURE["name"], most=SHARED_BY)
    yield _step("name_in_town", "name", NAMES_IN_TOWNS, SURE["name"], most=SHARED_BY)
    yield (SQL / "pairs.sql").read_text().replace("{asked}", ASKED).replace("{pairs}", table)
    yield _comparing()


def key_of_names() -> Iterator[str]:
    """`sound` of `names.py`, and by it what names are found by. An index holds it: reindex after changes."""
    yield _sound()
    yield """
        CREATE OR REPLACE FUNCTION access.name_key(name text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
            SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(string_to_array(access.sound(name), ' ')) w
        $$"""


def _comparing() -> str:
    weights = " ".join(f"WHEN '{sign}' THEN {sure}" for sign, sure in SURE.items())
    text = (SQL / "comparing.sql").read_text()
    for name, value in {"weights": weights, "common": COMMON, "shared_by": SHARED_BY}.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _step(step: str, sign: str, source: str, sure: float, most: int = MOST) -> str:
    """Note a sign for each two of those that have the same value; it says less where many have it."""
    return f"""
        CREATE OR REPLACE FUNCTION access.find_duplicates_{step}() RETURNS void
        SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' LANGUAGE sql AS $$
            WITH block AS MATERIALIZED (
                SELECT array_agg(DISTINCT id) AS ids FROM ({source}) s
                 GROUP BY kind, value HAVING count(DISTINCT id) BETWEEN 2 AND {most})
            INSERT INTO access.duplicate_sign
            SELECT a, b, '{sign}', CASE WHEN cardinality(ids) <= {SHARED_BY} THEN {sure} ELSE {min(sure, COMMON)} END
              FROM block, unnest(ids) a, unnest(ids) b WHERE a < b
        $$"""


def _sound() -> str:
    """`sound` of `names.py`; letters that are none of ours cost time only where they are."""
    latin, spoken = "told", "latin"
    for letters, written in GREEK.items():
        latin = f"replace({latin}, '{letters}', '{written}')"
    for written, sound in SOUNDS:
        spoken = f"replace({spoken}, '{written}', '{sound}')"
    forms = ", ".join(f"'{form}'" for form in sorted(FORMS))
    return rf"""
        CREATE OR REPLACE FUNCTION access.sound(name text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
        DECLARE
            found text[] := array_remove(regexp_split_to_array(
                search.fold(regexp_replace(name, '\y(\w)\.\s?(?=\w\y)', '\1', 'g')), '[^[:alnum:]]+'), '');
            told text := array_to_string(ARRAY(
                SELECT w FROM unnest(found) WITH ORDINALITY u (w, n) WHERE w <> ALL (ARRAY[{forms}]) ORDER BY n), ' ');
            latin text;
        BEGIN
            IF told = '' THEN
                told := array_to_string(found, ' ');
            END IF;
            latin := CASE WHEN octet_length(told) = length(told) THEN told ELSE {latin} END;
            RETURN regexp_replace({spoken}, '(.)\1+', '\1', 'g');
        END $$"""
