"""Stages and life cycles, which types go; activities have none yet (ACT-04)."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import liant.kernel.access.models.once
from liant.modules.activities.initial_stages import give_types_one, make_stages

# Who keeps the types keeps these.
GRANTS = """
    INSERT INTO access_grant (role_id, entity, action, scope)
    SELECT role_id, kept, action, scope FROM access_grant, unnest(ARRAY['activitystage', 'activitylifecycle']) kept
     WHERE entity = 'activitytype'
    ON CONFLICT DO NOTHING"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0012_erasure"),
        ("activities", "0009_calendar"),
        ("contacts", "0018_relations"),
        ("tags", "0001_tags"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityLifecycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="created"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="changed"
                    ),
                ),
                ("search", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ("sort_key", models.TextField(db_collation="C", default="", editable=False)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "caption",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.F("name"),
                        output_field=models.CharField(max_length=60),
                        verbose_name="name",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity life cycle",
                "verbose_name_plural": "activity life cycles",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActivityStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="What taking it is called: “Approve”. Empty: the stage.",
                        max_length=40,
                        verbose_name="button",
                    ),
                ),
                (
                    "taken_by",
                    models.CharField(
                        choices=[
                            ("anyone", "whoever may change it"),
                            ("owner", "its owner"),
                            ("head", "the head of its unit"),
                            ("role", "who has the role"),
                        ],
                        default="anyone",
                        max_length=6,
                        verbose_name="taken by",
                    ),
                ),
                (
                    "is_automatic",
                    models.BooleanField(
                        default=False,
                        help_text="Taken as soon as nothing below it is open any more.",
                        verbose_name="by itself",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="completer",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Only this employee completes it. Empty: whoever may.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.employee",
                verbose_name="completed by",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="cost",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=12,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="cost",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="activities.activity",
                verbose_name="part of",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="spent_minutes",
            field=models.PositiveIntegerField(
                blank=True, help_text="In minutes.", null=True, verbose_name="time spent"
            ),
        ),
        migrations.AddField(
            model_name="activitytype",
            name="needs_result",
            field=models.BooleanField(
                default=False,
                help_text="Nobody completes one without saying what came of it.",
                verbose_name="needs a result",
            ),
        ),
        migrations.AddField(
            model_name="activitytype",
            name="tone",
            field=models.CharField(
                choices=[
                    ("gray", "gray"),
                    ("blue", "blue"),
                    ("green", "green"),
                    ("teal", "teal"),
                    ("orange", "orange"),
                    ("red", "red"),
                    ("pink", "pink"),
                    ("purple", "purple"),
                ],
                default="gray",
                max_length=6,
                verbose_name="colour",
            ),
        ),
        migrations.CreateModel(
            name="ActivityStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="created"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="changed"
                    ),
                ),
                ("search", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ("sort_key", models.TextField(db_collation="C", default="", editable=False)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "tone",
                    models.CharField(
                        choices=[
                            ("gray", "gray"),
                            ("blue", "blue"),
                            ("green", "green"),
                            ("teal", "teal"),
                            ("orange", "orange"),
                            ("red", "red"),
                            ("pink", "pink"),
                            ("purple", "purple"),
                        ],
                        default="gray",
                        max_length=6,
                        verbose_name="colour",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Boards and lists to choose from show the smaller ones first.",
                        verbose_name="position",
                    ),
                ),
                (
                    "caption",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.F("name"),
                        output_field=models.CharField(max_length=60),
                        verbose_name="name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("done", "done"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=9,
                        verbose_name="counts as",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity stage",
                "verbose_name_plural": "activity stages",
                "ordering": ["position", "name"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["sort_key", "id"], name="activitystage_sort_key"),
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="activitystage_search"),
                    models.Index(fields=["created_at", "id"], name="activitystage_created"),
                ],
                "constraints": [
                    liant.kernel.access.models.once.Once(field="name", name="activitystage_once", within="")
                ],
            },
        ),
        migrations.AddField(
            model_name="activitylifecycle",
            name="first",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="activities.activitystage",
                verbose_name="begins as",
            ),
        ),
        migrations.AddField(
            model_name="activitytype",
            name="lifecycle",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="activities.activitylifecycle",
                verbose_name="life cycle",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="stage",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="activities.activitystage",
                verbose_name="stage",
            ),
        ),
        migrations.AddField(
            model_name="activitystep",
            name="lifecycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="activities.activitylifecycle"
            ),
        ),
        migrations.AddField(
            model_name="activitystep",
            name="role",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.role",
                verbose_name="role",
            ),
        ),
        migrations.AddField(
            model_name="activitystep",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="activities.activitystage",
                verbose_name="from",
            ),
        ),
        migrations.AddField(
            model_name="activitystep",
            name="target",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="activities.activitystage",
                verbose_name="to",
            ),
        ),
        migrations.AddIndex(
            model_name="activitylifecycle",
            index=models.Index(fields=["sort_key", "id"], name="activitylifecycle_sort_key"),
        ),
        migrations.AddIndex(
            model_name="activitylifecycle",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="activitylifecycle_search"),
        ),
        migrations.AddIndex(
            model_name="activitylifecycle",
            index=models.Index(fields=["created_at", "id"], name="activitylifecycle_created"),
        ),
        migrations.AddConstraint(
            model_name="activitylifecycle",
            constraint=liant.kernel.access.models.once.Once(field="name", name="activitylifecycle_once", within=""),
        ),
        migrations.AddConstraint(
            model_name="activitystep",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("lifecycle", "source", "target"),
                name="activitystep_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitystep",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", models.F("target")), _negated=True), name="activitystep_leads_on"
            ),
        ),
        migrations.AddConstraint(
            model_name="activitystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role__isnull", False), ("taken_by", "role")),
                    models.Q(models.Q(("taken_by", "role"), _negated=True), ("role", None)),
                    _connector="OR",
                ),
                name="activitystep_names_its_role",
            ),
        ),
        migrations.RunPython(make_stages, migrations.RunPython.noop),
        migrations.RunPython(give_types_one, migrations.RunPython.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
