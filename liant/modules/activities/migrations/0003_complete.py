"""To complete activities is a right of its own now: roles that change them have it, within the same scope."""

from django.db import migrations

GRANT = """
    INSERT INTO access_grant (role_id, entity, action, scope)
    SELECT role_id, entity, 'complete', scope FROM access_grant WHERE entity = 'activity' AND action = 'change'
    ON CONFLICT DO NOTHING"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_single_sign_on"),
        ("activities", "0002_field_limits"),
    ]

    operations = [migrations.RunSQL(GRANT, migrations.RunSQL.noop)]
