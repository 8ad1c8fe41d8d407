"""Changes are read through a view that leaves out what is hidden from the reader; the table stays as it is."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0002_audit")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Change", "KeptChange"),
                migrations.AlterModelTable("KeptChange", "history_change"),
                migrations.AlterField(
                    model_name="keptchange",
                    name="entry",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="history.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "operation",
                    models.CharField(
                        choices=[("insert", "created"), ("update", "changed"), ("delete", "deleted")], max_length=6
                    ),
                ),
                ("table", models.CharField(max_length=63)),
                ("row_id", models.BigIntegerField()),
                ("entity", models.CharField(max_length=60)),
                (
                    "record_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={"db_table": "history_shown", "ordering": ["id"], "abstract": False, "managed": False},
        ),
    ]
