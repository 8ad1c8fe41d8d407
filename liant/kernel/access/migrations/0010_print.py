"""Roles grant printing: what they let see, people could print until now, so they go on."""

from django.db import migrations

# On an empty database there is no history yet, and nothing to grant.
GRANT = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM access_grant) THEN
        PERFORM history.begin('change');
        INSERT INTO access_grant (role_id, entity, action, scope, group_id)
        SELECT role_id, entity, 'print', scope, group_id FROM access_grant
         WHERE action = 'see' AND entity NOT IN ('audit', 'delegation')
        ON CONFLICT DO NOTHING;
    END IF;
END $$
"""
REVOKE = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM access_grant) THEN
        PERFORM history.begin('change');
        DELETE FROM access_grant WHERE action = 'print';
    END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0009_edition"),
    ]

    operations = [
        migrations.RunSQL(GRANT, REVOKE),
    ]
