"""The outbox of webhooks, as SQL."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.history.statements import told_models


def statements() -> Iterator[str]:
    """Which table an entity is, and the functions of the outbox."""
    cases = "".join(
        f" WHEN '{model.entity_name()}' THEN '{model._meta.db_table}'" for model in told_models() if not model.wholes
    )
    yield (
        "CREATE OR REPLACE FUNCTION access.table_of(entity text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS "
        f"$$ SELECT CASE entity{cases} END $$"
    )
    yield (Path(__file__).parent / "sql" / "webhooks.sql").read_text()
