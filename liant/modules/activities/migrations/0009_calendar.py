"""Indexes for boards and calendars; made while others write, for there may be millions of activities.

Those of an owner and of a unit by time take the place of those by number, by which no list comes.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

from liant.kernel.entity.showing.declared import is_long

INDEXES = (
    models.Index(fields=["owner", "starts_at"], name="activity_owner_starts"),
    models.Index(fields=["unit", "starts_at"], name="activity_unit_starts"),
    models.Index(fields=["status", "starts_at", "id"], name="activity_status"),
    models.Index(fields=["ends_at", "starts_at"], name="activity_long", condition=is_long("starts_at", "ends_at")),
)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("activities", "0008_tags")]

    operations = [
        *(AddIndexConcurrently(model_name="activity", index=index) for index in INDEXES),
        *(RemoveIndexConcurrently(model_name="activity", name=f"activity_{name}") for name in ("owner", "unit")),
    ]
