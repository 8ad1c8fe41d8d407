"""The words of a text, for indexes over them: before the tables whose indexes use it."""

from typing import ClassVar

from django.db import migrations

# It takes some microseconds: the planner shall rather ask an index than each row.
# Not in SQL: the planner would put its body in its place, of which it can't know that it tells nothing by errors.
WORD_LIST = """
CREATE FUNCTION search.word_list(text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql
COST 2000 AS $$
BEGIN
    RETURN array_remove(regexp_split_to_array(search.fold($1), '[^[:alnum:]]+'), '');
END $$"""


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("search", "0002_initial")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(WORD_LIST, "DROP FUNCTION search.word_list(text)"),
    ]
