"""The types of relations that a company begins with; its administrators keep them from there (CON-08)."""

import csv
from itertools import groupby
from pathlib import Path

from django.conf import settings

FILE = Path(__file__).parent / "types.tsv"
WORDS = ("language", "forward", "forward_male", "forward_female", "inverse", "inverse_male", "inverse_female")


def make_types(apps, schema_editor):  # type: ignore[no-untyped-def]
    """For the migration that makes their tables; named in the language of the installation, else in English."""
    relation_type, words = (apps.get_model("contacts", name) for name in ("RelationType", "RelationWords"))
    using = schema_editor.connection.alias
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for _key, of_type in groupby(rows, key=lambda row: row["key"]):
        said = {row["language"]: row for row in of_type}
        named = said.get(settings.LANGUAGE_CODE, said["en"])
        values = {name: named[name] for name in ("inverse", "from_kinds", "to_kinds", "meaning")}
        made = relation_type.objects.using(using).create(name=named["forward"], **values)
        words.objects.using(using).bulk_create(
            words(type=made, **{name: row[name] for name in WORDS}) for row in said.values()
        )
