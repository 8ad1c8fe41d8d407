"""Who may read all of history, and how it is sealed, as SQL (SEC-08)."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.access.limiting import make_role
from liant.kernel.access.models.roles import AUDIT

SQL = Path(__file__).parent / "sql"
RIGHT = (AUDIT[0], AUDIT[1].value)

# What is hashed of a row: JSON, for it tells any two rows apart, and looks the same whatever the session's settings.
# A column that comes later needs a form of its own, used from a seal of that time on.
FORMS = {
    "history_entry": (
        "r.id", "extract(epoch FROM r.at)", "r.employee_id", "r.on_behalf_of_id", "r.verb", "r.undoes_id", "r.door",
        "r.address", "r.agent", "r.request_id", "r.entity", "r.record_id", "r.told", "r.xact",
    ),
    "history_change": (
        "r.id", "r.entry_id", "r.operation", 'r."table"', "r.row_id", "r.entity", "r.record_ids", "r.before", "r.after",
    ),
    "audit_seal": ("r.id", "extract(epoch FROM r.at)", "r.xact", "r.entry_id", "r.change_id"),
}  # fmt: skip


def form(table: str) -> str:
    """What is hashed of a row `r` of this table, as an SQL expression."""
    return f"json_build_array({', '.join(FORMS[table])})::text"


def statements(database: str, login: str) -> Iterator[str]:
    """The role of who may read all, its policies, and the functions that seal."""
    auditors = f"{database}_sees_{RIGHT[0]}"
    yield make_role(auditors)
    for table in FORMS:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f'GRANT SELECT ON {table} TO "{auditors}"'
        yield f"DROP POLICY IF EXISTS audit ON {table}"
        yield f'CREATE POLICY audit ON {table} FOR SELECT TO "{auditors}" USING (true)'
    yield "CREATE SCHEMA IF NOT EXISTS audit"
    yield from _forms()
    yield (SQL / "audit.sql").read_text()
    yield f'GRANT USAGE ON SCHEMA audit TO "{login}", "{database}_staff"'


def _forms() -> Iterator[str]:
    for table in FORMS:
        yield f"""
            CREATE OR REPLACE FUNCTION audit.form(r {table}) RETURNS text STABLE LANGUAGE sql AS
            $$ SELECT {form(table)} $$"""
        yield f"""
            CREATE OR REPLACE FUNCTION audit.digest(r {table}) RETURNS bytea STABLE LANGUAGE sql AS
            $$ SELECT sha256(convert_to(audit.form(r), 'UTF8')) $$"""
