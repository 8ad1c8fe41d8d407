"""Measures the audit on a large history: sealing, verifying, and the pages of who reads it.

    python bench/audit.py [changes] [--explain]

Works in a database of its own on the server that DATABASE_URL names: a million changes by a third as many acts within a
year, and an import of a tenth as many again. Seconds of the processor are the program's and the database's together.
"""

import os
import resource
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liant.config.settings")
sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.explaining import explain  # noqa: E402
from bench.harness import Bench, measure, report  # noqa: E402
from liant.kernel.access.models import User  # noqa: E402
from liant.kernel.audit.sealing import seal_all  # noqa: E402
from liant.kernel.audit.verifying import Verification  # noqa: E402
from liant.kernel.testing.cast import load_cast, the_cast  # noqa: E402
from liant.kernel.testing.database import database_of_tests  # noqa: E402

DATABASE = "liant_bench_audit"
PAGE = 100
YEAR = 365 * 24 * 3600

# Every hundredth act is an export, every five-thousandth changes a role, every hundred-and-first
# a unit; these two in the first half only.
ACTS = """
    INSERT INTO history_entry (
        at, employee_id, verb, door, address, agent, request_id, entity, told, xact)
    SELECT now() - make_interval(secs => (%(acts)s - n) * %(year)s::float / %(acts)s), n %% 6 + 1, v.verb,
           CASE WHEN n %% 3 = 0 THEN 'api' ELSE 'page' END, '10.0.0.0'::inet + n %% 300, 'Mozilla/5.0',
           gen_random_uuid(), CASE WHEN v.verb = 'export' THEN 'contact' ELSE '' END,
           CASE WHEN v.verb = 'export' THEN '{"rows": 7, "format": "csv", "filters": {}}'::jsonb END,
           3 + n::bigint * 500 / %(acts)s
      FROM generate_series(1, %(acts)s) n,
           LATERAL (
               SELECT CASE WHEN n %% 100 = 0 THEN 'export' WHEN n %% 4 = 1 THEN 'create' ELSE 'change' END) v (verb)
    """
CHANGES = """
    INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, before, after)
    SELECT e.id, 'update', t.name, e.id * 10 + n, t.entity, ARRAY[e.id %% 100000],
           jsonb_build_object('name', 'Hotel Bistrița ' || e.id, 'notes', repeat('Sună după ora 10. ', n)),
           jsonb_build_object('name', 'Hotel Ștefan ' || e.id, 'notes', repeat('Nu mai sunați. ', n))
      FROM history_entry e, generate_series(1, 3) n,
           LATERAL (
               SELECT k.entity, CASE k.entity WHEN 'contact' THEN 'contacts_contact' ELSE 'access_' || k.entity END
                 FROM (VALUES (CASE WHEN e.id > %(acts)s / 2 THEN 'contact' WHEN e.id %% 5001 = 0 THEN 'role'
                                    WHEN e.id %% 101 = 0 THEN 'unit' ELSE 'contact' END)) k (entity)) t (entity, name)
     WHERE e.told IS NULL AND e.xact > 0"""
IMPORT = """
    WITH entry AS (
        INSERT INTO history_entry (employee_id, verb, door, xact) VALUES (2, 'run_import', 'job', 503) RETURNING id)
    INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, after)
    SELECT entry.id, 'insert', 'contacts_contact', 1000000 + n, 'contact', ARRAY[1000000 + n],
           jsonb_build_object('name', 'Hotel nou ' || n, 'kind', 'account')
      FROM entry, generate_series(1, %(imported)s) n"""


def fill(changes: int) -> None:
    """Write history as it would be after a year."""
    acts = changes // 3
    with connections["owner"].cursor() as cursor:
        cursor.execute(ACTS, {"acts": acts, "year": YEAR})
        cursor.execute(CHANGES, {"acts": acts})
        cursor.execute(IMPORT, {"imported": changes // 10})
        cursor.execute("VACUUM (ANALYZE) history_entry, history_change")


def pages() -> dict[str, str]:
    """The parameters of each page by its name."""
    cast = the_cast()
    day = timezone.localdate() - timezone.timedelta(days=100)
    return {
        "newest": "",
        "by a person": f"employee={cast.anna.pk}",
        "of a kind, rare": "verb=export",
        "on an entity, common": "entity=contact",
        "on an entity, rare and long ago": "entity=role",
        "on an entity, many and long ago": "entity=unit",
        "on a record": "entity=contact&record=4711",
        "from an address": "address=10.0.0.7",
        "from a network": "address=10.0.1.0/28",
        "from nowhere": "address=192.0.2.0/24",
        "on a day": f"since={day}&until={day}",
        "until a day long ago": f"until={day - timezone.timedelta(days=200)}",
        "by a person, on an entity": f"employee={cast.anna.pk}&entity=role",
        "by a person, of a kind": f"employee={cast.anna.pk}&verb=export",
    }


def benches() -> Iterator[Bench]:
    """Every page as Dora, who may read all of history."""
    dora = the_cast().dora
    client = Client()
    client.force_login(User.objects.get(employee_id=dora.pk))

    def getting(query: str) -> Callable[[], None]:
        def get() -> None:
            assert client.get(f"/audit/?{query}").status_code == 200

        return get

    for name, query in pages().items():
        yield Bench(f"audit: {name}", "auditor", dora.pk, PAGE, getting(query))


@contextmanager
def timed(label: str, using: str) -> Iterator[None]:
    """Print how long the block took."""
    clock, processor = perf_counter(), _processor(using)
    yield
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds = f"{perf_counter() - clock:7.1f} s, {_processor(using) - processor:7.1f} s of processor"
    print(f"{label:10} {seconds}, most memory so far {memory} MB", flush=True)


def _processor(using: str) -> float:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return process_time() + int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e9


def main() -> None:
    """Measure once."""
    parser = ArgumentParser()
    parser.add_argument("changes", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--explain", action="store_true", help="show the queries and the database's plans, too")
    arguments = parser.parse_args()
    with database_of_tests(DATABASE):
        load_cast("owner")
        with timed("writing", "owner"):
            fill(arguments.changes)
        with timed("sealing", "default"):
            sealed = seal_all()
        with timed("verifying", "owner"):
            verification = Verification()
            flaws = sum(1 for _flaw in verification.flaws())
        print(f"{sealed:,} rows sealed; {verification.rows:,} under {verification.seals:,} seals, {flaws} flaws")
        report(measure(bench) for bench in benches())
        for bench in benches() if arguments.explain else ():
            explain(bench)
        connection.close()


if __name__ == "__main__":
    main()
