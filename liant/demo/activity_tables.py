"""Activities and who takes part in them, made within the database from a pool of texts and the contacts there are.

`first` is the number of the activity whose key is 0, `total` how many there are, `first_day` and `last_day` when they
take place; what is before `now` is mostly done, less so what is after `lately`. Who, what and when come from hashes of
the key: the same numbers give the same activities. Locks, words and order are those that the triggers compute, so that
it makes no difference whether these are on.
"""

from liant.demo.activity_texts import TEXTS, Text
from liant.demo.bulk_passing import PORTION

_TEXT_TYPES = {"place": "bigint", "minutes": "integer"}
_TEXT_COLUMNS = ", ".join(f"{name} {_TEXT_TYPES.get(name, 'text')}" for name in Text._fields)

CREATE_TEXTS = f"CREATE UNLOGGED TABLE filling.text_pool ({_TEXT_COLUMNS})"
COPY_TEXTS = "COPY filling.text_pool FROM STDIN"

# Texts with their words; contacts and employees by place. An account is followed by its people, so that the next
# contact is a likely companion; so is the next employee of a unit.
PREPARE = (
    """CREATE UNLOGGED TABLE filling.texts AS
       SELECT t.*, (%(types)s::jsonb ->> type)::bigint AS type_id, search.fold(summary) AS sort_key,
              search.words(concat_ws(' ', summary, location)) AS search
         FROM filling.text_pool t""",
    """CREATE UNLOGGED TABLE filling.about AS
       SELECT row_number() OVER by_number - 1 AS place, id, owner_id, unit_id,
              coalesce(nullif(language, ''), %(language)s) AS language, created_at::date AS known_on,
              lead(id) OVER by_number AS next_id
         FROM contacts_contact WINDOW by_number AS (ORDER BY id)""",
    """CREATE UNLOGGED TABLE filling.colleagues AS
       SELECT array_agg(id ORDER BY unit_id, id) AS ids FROM access_employee WHERE is_active""",
    """CREATE UNLOGGED TABLE filling.places AS
       SELECT id AS owner_id, place - 1 AS place
         FROM filling.colleagues, unnest(ids) WITH ORDINALITY AS each (id, place)""",
    """CREATE UNLOGGED TABLE filling.stages AS
       SELECT DISTINCT ON (status) status, id FROM activities_activitystage ORDER BY status, id""",
    "ANALYZE filling.texts, filling.about, filling.places",
)

# Two hashes of a key give all that is drawn: `a` whom it is about and what it says, `b` when and with whom.
_DRAWN = """
    SELECT key, hashint8extended(key, %(seed)s) & 9223372036854775807 AS a,
           hashint8extended(key, %(seed)s + 1) & 9223372036854775807 AS b
      FROM generate_series(%(start)s::bigint, %(stop)s - 1) key"""

# Days go on with keys, a week more or less, and with the contact being known; weekends are moved to days before (1
# January 1900 was a Monday).
_PLACED = f"""
    SELECT d.key, d.a, d.b, c.id AS contact_id, c.owner_id, c.unit_id, c.language, c.next_id,
           greatest(c.known_on, %(first_day)s::date + least(
               (d.key * (%(last_day)s::date - %(first_day)s::date) / %(total)s)::integer + (d.b %% 8)::integer,
               %(last_day)s::date - %(first_day)s::date)) AS day
      FROM ({_DRAWN}) d
      JOIN filling.about c ON c.place = (d.a >> 4) %% (SELECT count(*) FROM filling.about)"""

_TIMED = f"""
    SELECT p.*, (p.b >> 3) %% 25 = 0 AS is_all_day, w.day AS workday,
           (w.day + make_interval(hours => 8 + ((p.b >> 8) %% 9)::integer, mins => 15 * ((p.b >> 12) & 3)::integer))
           AT TIME ZONE access.zone() AS starts_at,
           e.ids[1 + ((coalesce(o.place, 0) + 1 + (p.b >> 16) %% 4) %% cardinality(e.ids))::integer] AS second,
           e.ids[1 + ((coalesce(o.place, 0) + 5 + (p.b >> 20) %% 9) %% cardinality(e.ids))::integer] AS third
      FROM ({_PLACED}) p
      CROSS JOIN LATERAL (
          SELECT p.day - CASE WHEN (p.day - '1900-01-01') %% 7 > 4 THEN 2 + ((p.b >> 28) & 3)::integer ELSE 0 END AS day
          OFFSET 0) w
      LEFT JOIN filling.places o USING (owner_id)
      CROSS JOIN filling.colleagues e"""

# Four in ten have one more employee than the owner, some of them two.
_TOGETHER = f"""
    SELECT key, a, b, CASE WHEN (a >> 50) %% 20 > 0 THEN contact_id END AS contact_id, owner_id, unit_id, language,
           is_all_day,
           CASE WHEN (a >> 50) %% 20 > 0 AND (b >> 24) %% 100 < 8 THEN next_id END AS attendee_id,
           CASE WHEN is_all_day THEN workday::timestamp AT TIME ZONE access.zone() ELSE starts_at END AS starts_at,
           CASE WHEN is_all_day THEN (workday + 1)::timestamp AT TIME ZONE access.zone() END AS ends_at,
           nullif(CASE WHEN (b >> 32) %% 100 < 32 THEN second END, owner_id) AS second,
           nullif(nullif(CASE WHEN (b >> 32) %% 100 < 8 THEN third END, owner_id), second) AS third
      FROM ({_TIMED}) timed OFFSET 0"""

_KEYS = "access.employee_key(p.owner_id), access.unit_key(p.unit_id)"
_FIRST, _SECOND, _THIRD = (f"access.participant_key(p.{name})" for name in ("owner_id", "second", "third"))
_AUDIENCE = f"""
    CASE WHEN p.second IS NULL AND p.third IS NULL THEN ARRAY[{_KEYS}, {_FIRST}]
         WHEN p.third IS NULL
         THEN ARRAY[{_KEYS}, least({_FIRST}, {_SECOND}), greatest({_FIRST}, {_SECOND})]
         ELSE ARRAY[{_KEYS}]
              || ARRAY(SELECT k FROM unnest(ARRAY[{_FIRST}, {_SECOND}, {_THIRD}]) k WHERE k IS NOT NULL ORDER BY k)
    END"""

# Locks are the same for an activity and all who take part.
COLUMNS = """
    key bigint, a bigint, b bigint, contact_id bigint, owner_id bigint, unit_id bigint, language text,
    is_all_day boolean, attendee_id bigint,
    starts_at timestamptz, ends_at timestamptz, second bigint, third bigint, audience integer[]"""
DRAW = f"INSERT INTO filling.passing SELECT p.*, {_AUDIENCE} FROM ({_TOGETHER}) p"

# Of what is past nearly all is done; of the last four weeks some was forgotten.
_STATUS = """
    CASE WHEN (p.a >> 44) %% 100 < 4 THEN 'cancelled'
         WHEN p.starts_at > %(now)s THEN 'planned'
         WHEN (p.a >> 44) %% 100 < CASE WHEN p.starts_at > %(lately)s THEN 12 ELSE 5 END
              AND (p.a >> 52) %% 4 = 0 THEN 'planned'
         ELSE 'done' END"""

RECORDS = {
    "activities_activity": f"""
        INSERT INTO activities_activity (
            id, type_id, summary, contact_id, stage_id, status, starts_at, ends_at, is_all_day, location, description,
            result, owner_id, unit_id, created_at, audience, search, sort_key)
        SELECT %(first)s + p.key, t.type_id, t.summary, p.contact_id, g.id, s.status, p.starts_at,
               coalesce(p.ends_at, p.starts_at + make_interval(mins => t.minutes)), p.is_all_day, t.location,
               t.description, CASE s.status WHEN 'done' THEN t.result ELSE '' END, p.owner_id, p.unit_id,
               least(p.starts_at, %(now)s) - make_interval(days => 1 + (p.b >> 40)::integer %% 14),
               p.audience, t.search, t.sort_key
          FROM {PORTION} p
          CROSS JOIN LATERAL (SELECT {_STATUS} AS status OFFSET 0) s
          JOIN filling.stages g USING (status)
          JOIN filling.texts t ON t.language = p.language AND t.place = (p.a >> 32) %% {TEXTS}""",
}
PARTS = {
    "activities_participant": f"""
        INSERT INTO activities_participant (activity_id, employee_id, answer, audience)
        SELECT %(first)s + p.key, employee_id, CASE WHEN employee_id = p.owner_id THEN '' ELSE 'accepted' END,
               p.audience
          FROM {PORTION} p, LATERAL (VALUES (p.owner_id), (p.second), (p.third)) taking_part (employee_id)
         WHERE employee_id IS NOT NULL""",
    "activities_attendee": f"""
        INSERT INTO activities_attendee (activity_id, contact_id, answer, audience)
        SELECT %(first)s + p.key, p.attendee_id, 'accepted', p.audience
          FROM {PORTION} p WHERE p.attendee_id IS NOT NULL""",
}

LEARN_WORDS = """
    INSERT INTO search.fresh_word
    SELECT DISTINCT word FROM filling.texts, unnest(tsvector_to_array(search)) AS spoken (word)
     WHERE search.can_be_mistyped(word);
    SELECT search.learn_words()"""
