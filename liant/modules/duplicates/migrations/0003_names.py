"""By which contacts are found whose names sound alike: made while others read and write."""

from typing import ClassVar

from django.db import migrations

from liant.modules.duplicates.statements import key_of_names


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar[list[tuple[str, str]]] = [("duplicates", "0002_quick_pages"), ("contacts", "0018_relations")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        # The index is made by them, before installation brings all functions.
        migrations.RunSQL(["CREATE SCHEMA IF NOT EXISTS access", *key_of_names()], migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS contact_name_key ON contacts_contact (access.name_key(caption))",
            "DROP INDEX contact_name_key",
        ),
    ]
