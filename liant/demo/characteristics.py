"""What the demonstration company asks of its contacts beside the usual: turnover, head count, hobbies (CON-12)."""

from dataclasses import dataclass
from typing import Any

from psycopg.types.json import Jsonb

from liant.demo.words import rows
from liant.kernel.characteristics.models import Characteristic, CharacteristicChoice

# The contacts of the demo company, each with the locks that triggers will compute.
OF_CONTACTS = "(SELECT id, kind, '{}'::integer[] AS audience FROM contacts_contact)"


@dataclass(frozen=True, slots=True)
class Made:
    """The number of each characteristic by its key, and those of its choices."""

    characteristics: dict[str, int]
    choices: dict[str, list[int]]

    @property
    def needed(self) -> dict[str, Any]:
        """What the statement below is told."""
        return {"described": Jsonb(self.characteristics), "choices": Jsonb(self.choices)}


def make_characteristics(language: str, *, using: str) -> Made:
    """Those of the demo company, called in `language`; those missing are made."""
    made = Made({}, {})
    for position, row in enumerate(rows("characteristics"), 1):
        key, entity, kind, of, column, *names = row
        group, name, choices = (pair[language == "ro"] for pair in zip(names[::2], names[1::2], strict=True))
        values = {
            "name": name, "type": kind, "group": group, "kinds": [f"{entity}:{of}"] if of else [],
            "is_column": bool(column), "position": position,
        }  # fmt: skip
        found, _is_new = Characteristic.objects.using(using).get_or_create(entity=entity, key=key, defaults=values)
        made.characteristics[key] = found.pk
        made.choices[key] = [
            CharacteristicChoice.objects.using(using).get_or_create(characteristic=found, name=choice)[0].pk
            for choice in filter(None, choices.split("|"))
        ]
    return made


def insert_values(contacts: str) -> str:
    """The statement that gives contacts their values, drawn from hashes of their numbers; `contacts` is their table."""
    return f"""
        INSERT INTO contacts_contactcharacteristic (
            whole_id, characteristic_id, text, number, day, flag, choice_id, audience)
        SELECT id, (%(described)s::jsonb ->> key)::bigint, '', number, day, flag, choice, audience
          FROM (SELECT *, hashint8extended(id, 11) & 9223372036854775807 AS h FROM {contacts} c) contacts, LATERAL (
            SELECT 'turnover', round((10 ^ (4 + h %% 4000 / 1000.0))::numeric)::float, NULL::date, NULL::boolean,
                   NULL::bigint
             WHERE kind = 'account' AND h %% 10 < 7
             UNION ALL SELECT 'head_count', round((10 ^ (h / 13 %% 2400 / 1000.0))::numeric)::float, NULL, NULL, NULL
             WHERE kind = 'account' AND h %% 10 < 6
             UNION ALL SELECT 'industry', NULL, NULL, NULL, {_choice("industry", "h / 17")}
             WHERE kind = 'account' AND h %% 10 < 8
             UNION ALL SELECT 'hobbies', NULL, NULL, NULL, {_choice("hobbies", "h / 19 + i")}
              FROM generate_series(0, (h / 23 %% 3)::integer) i WHERE kind = 'person' AND h %% 10 < 3
             UNION ALL SELECT 'birthday', NULL, date '1950-01-01' + (h / 29 %% 18000)::integer, NULL, NULL
             WHERE kind = 'person' AND h %% 10 < 4
             UNION ALL SELECT 'newsletter', NULL, NULL, h / 31 %% 3 > 0, NULL WHERE h %% 2 = 0
          ) described (key, number, day, flag, choice)"""


def _choice(key: str, drawn: str) -> str:
    choices = f"(%(choices)s::jsonb -> '{key}')"
    return f"({choices} ->> (({drawn}) %% jsonb_array_length({choices}))::integer)::bigint"
