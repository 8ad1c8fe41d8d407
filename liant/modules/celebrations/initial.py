"""The greetings that a company begins with; its administrators keep them from there (CON-09)."""

import csv
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).parent / "greetings.tsv"
SIGNED = {
    "ro": "Cu prietenie,\n{{ sender }}",
    "en": "Kind regards,\n{{ sender }}",
    "el": "Με εκτίμηση,\n{{ sender }}",
}


def templates() -> Iterator[dict[str, str]]:
    """The fields of each: an e-mail and an SMS for every occasion in every language."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for said in csv.DictReader(file, delimiter="\t"):
            common = {"language": said["language"], "kind": said["kind"]}
            letter = f"{{{{ salutation }}}}\n\n{said['wish']}\n\n{SIGNED[said['language']]}"
            yield {**common, "channel": "email", "name": said["name"], "subject": said["subject"], "text": letter}
            message = {"name": f"{said['name']} (SMS)", "subject": "", "text": f"{said['wish']} {{{{ sender }}}}"}
            yield {**common, "channel": "sms", **message}


def make_templates(apps, schema_editor):  # type: ignore[no-untyped-def]
    """For the first migration; the database gives them words when its triggers are installed."""
    model = apps.get_model("celebrations", "GreetingTemplate")
    model.objects.using(schema_editor.connection.alias).bulk_create(model(**values) for values in templates())
