"""Each activity is in the stage that counts as its status did; written in portions while others work.

A portion's transaction keeps history's trigger quiet, for nobody changed anything: whoever writes waits that moment.
"""

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models
from django.db.models import Min, Q

PORTION = 50_000
# The oldest stage of each status is the plain one.
FILL = """
    UPDATE activities_activity a SET stage_id = s.id
      FROM (SELECT DISTINCT ON (status) status, id FROM activities_activitystage ORDER BY status, id) s
     WHERE a.status = s.status AND a.stage_id IS NULL AND a.id >= %s AND a.id < %s"""
QUIET = "ALTER TABLE activities_activity {} TRIGGER history_update"
HAS_QUIET = "SELECT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'history_update' AND tgrelid = 'activities_activity'::regclass)"


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]
    """From the first number to the last."""
    connection = schema_editor.connection
    activities = apps.get_model("activities", "Activity").objects.using(connection.alias)
    ends = activities.aggregate(first=Min("pk"), last=models.Max("pk"))
    if ends["first"] is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(HAS_QUIET)
        (has_history,) = cursor.fetchone()
        for start in range(ends["first"], ends["last"] + 1, PORTION):
            statements = [(FILL, [start, start + PORTION])]
            if has_history:
                statements = [(QUIET.format("DISABLE"), None), *statements, (QUIET.format("ENABLE"), None)]
            cursor.execute("BEGIN")
            for statement, values in statements:
                cursor.execute(statement, values)
            cursor.execute("COMMIT")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("activities", "0010_stages")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        # With a constraint that holds already PostgreSQL need not look at each row while nobody else may.
        AddConstraintNotValid("activity", models.CheckConstraint(condition=Q(stage__isnull=False), name="activity_staged")),
        ValidateConstraint("activity", "activity_staged"),
        migrations.AlterField(
            "activitytype",
            "lifecycle",
            models.ForeignKey(
                blank=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to="activities.activitylifecycle", verbose_name="life cycle",
            ),
        ),
        migrations.AlterField(
            "activity",
            "stage",
            models.ForeignKey(
                blank=True, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+",
                to="activities.activitystage", verbose_name="stage",
            ),
        ),
        migrations.RemoveConstraint("activity", "activity_staged"),
        AddIndexConcurrently("activity", models.Index(fields=["stage", "starts_at", "id"], name="activity_stage")),
        AddIndexConcurrently(
            "activity",
            models.Index(fields=["parent", "starts_at"], name="activity_parent", condition=Q(parent__isnull=False)),
        ),
    ]  # fmt: skip
