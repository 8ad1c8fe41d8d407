"""By which the celebrants of a day are found: made while others read and write."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

import liant.kernel.search.functions


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("contacts", "0014_personal")]

    operations = [
        AddIndexConcurrently(
            model_name="contact",
            index=models.Index(
                django.db.models.functions.text.Right("born_on", 5),
                condition=models.Q(("born_on", ""), _negated=True),
                name="contact_born",
            ),
        ),
        AddIndexConcurrently(
            model_name="contact",
            index=models.Index(
                django.db.models.functions.text.Right("wed_on", 5),
                condition=models.Q(("wed_on", ""), _negated=True),
                name="contact_wed",
            ),
        ),
        AddIndexConcurrently(
            model_name="contact",
            index=models.Index(
                django.db.models.functions.text.Right("name_day", 5),
                condition=models.Q(("name_day", ""), _negated=True),
                name="contact_name_day",
            ),
        ),
        AddIndexConcurrently(
            model_name="contact",
            index=django.contrib.postgres.indexes.GinIndex(
                liant.kernel.search.functions.WordList("given_name"),
                condition=models.Q(("given_name", ""), _negated=True),
                name="contact_given_names",
            ),
        ),
    ]
