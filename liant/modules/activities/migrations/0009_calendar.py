"""An index for a calendar's long events; made while others write, for the table may have millions of rows."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

from liant.kernel.entity.showing.declared import is_long


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("activities", "0008_tags")]

    operations = [
        AddIndexConcurrently(
            model_name="activity",
            index=models.Index(
                condition=is_long("starts_at", "ends_at"), fields=["ends_at", "starts_at"], name="activity_long"
            ),
        ),
    ]
