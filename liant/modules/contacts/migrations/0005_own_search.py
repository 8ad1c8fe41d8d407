import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

# The triggers, which would fill it, come with the first installation and leave what is there alone.
FILL = """
DO $$ BEGIN
    IF to_regprocedure('search.words(text)') IS NOT NULL THEN
        ALTER TABLE contacts_contact DISABLE TRIGGER USER;
        UPDATE contacts_contact SET own_search = search.words(
            concat_ws(' ', name, given_name, family_name, tax_number, trade_register));
        ALTER TABLE contacts_contact ENABLE TRIGGER USER;
    END IF;
END $$"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_single_sign_on"),
        ("contacts", "0004_national_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="own_search",
            field=django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="contact",
            index=django.contrib.postgres.indexes.GinIndex(fields=["own_search"], name="contact_own_search"),
        ),
    ]
