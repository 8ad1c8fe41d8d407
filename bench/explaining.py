"""What the database does in a bench, in its own words."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.harness import Bench
from liant.kernel.access.actor import enter

SHORTEST = 5.0  # milliseconds; quicker queries are only counted


def explain(bench: Bench) -> None:
    """Print the queries of a bench, and how PostgreSQL answers the slow ones for that employee."""
    bench.work()
    queries = _queries(bench)
    print(f"\n### {bench.name} ({bench.user}): {len(queries)} queries, {sum(time for _, time in queries):.1f} ms")
    for sql, time in queries:
        print(f"\n{time:.1f} ms  {sql[:2000]}")
        if time >= SHORTEST and sql.startswith("SELECT"):
            print(_plan(bench.employee, sql))


def _queries(bench: Bench) -> list[tuple[str, float]]:
    with CaptureQueriesContext(connection) as captured:
        bench.work()
    return [(query["sql"], float(query["time"]) * 1000) for query in captured.captured_queries]


def _plan(employee: int, sql: str) -> str:
    with enter(employee), connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, SETTINGS) " + sql.replace("%", "%%"))
        return "\n".join(row[0] for row in cursor.fetchall())
