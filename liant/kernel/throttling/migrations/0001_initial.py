from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Count",
            fields=[
                ("key", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField(db_index=True)),
                ("number", models.IntegerField()),
            ],
        ),
        migrations.RunSQL(
            "ALTER TABLE throttling_count SET UNLOGGED, SET (fillfactor = 50)",
            "ALTER TABLE throttling_count SET LOGGED",
        ),
    ]
