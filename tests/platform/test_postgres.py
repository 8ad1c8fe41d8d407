"""The embedded PostgreSQL server."""

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from liant.config.embedded import PostgresError
from liant.config.postgres import embedded_postgres
from tests.platform.processes import ends

pytestmark = pytest.mark.req("GEN-05")


def postmaster(data: Path) -> int:
    """The server's process number."""
    return int((data / "postgres" / "postmaster.pid").read_text().split()[0])


def ask(url: str, question: str) -> object:
    """The single value that a query gives."""
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
        assert row
        return row[0]


def test_what_was_stored_is_there_after_a_restart(folder):
    with embedded_postgres(folder) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")

    with embedded_postgres(folder) as url:
        assert ask(url, "SELECT text FROM note") == "kept"


def test_a_connection_without_the_password_is_refused(folder):
    with embedded_postgres(folder, durable=False) as url:
        without_password = re.sub(r":[^:@]+@", "@", url)

        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(without_password)


def test_the_server_listens_on_no_network_address(folder):
    with embedded_postgres(folder, durable=False) as url:
        assert ask(url, "SHOW listen_addresses") == ""


def test_only_the_owner_may_read_the_password_and_the_data(folder):
    with embedded_postgres(folder, durable=False):
        modes = {
            path.name: stat.filemode(path.stat().st_mode)
            for path in (folder / "postgres.password", folder / "postgres")
        }

    assert modes == {"postgres.password": "-rw-------", "postgres": "drwx------"}


def test_the_server_stops_with_its_last_user(folder):
    with embedded_postgres(folder, durable=False) as url:
        with embedded_postgres(folder, durable=False) as second_url:
            server = postmaster(folder)
            assert second_url == url
        assert ask(url, "SELECT 1") == 1

    assert ends(server, within=5)


def test_a_killed_user_does_not_keep_the_server_running(folder):
    program = (
        "import os, pathlib, signal, sys; from liant.config.postgres import embedded_postgres\n"
        "with embedded_postgres(pathlib.Path(sys.argv[1]), durable=False): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False)

    with embedded_postgres(folder, durable=False) as url:
        server = postmaster(folder)
        assert ask(url, "SELECT 1") == 1

    assert ends(server, within=5)


def test_a_killed_server_comes_back_with_what_was_committed(folder):
    with embedded_postgres(folder) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
        os.kill(postmaster(folder), signal.SIGKILL)

    with embedded_postgres(folder) as url:
        assert ask(url, "SELECT text FROM note") == "kept"


def test_the_number_of_a_dead_server_taken_by_another_program_is_no_hindrance(folder):
    with embedded_postgres(folder):
        mark = (folder / "postgres" / "postmaster.pid").read_text()
    _, rest = mark.split("\n", 1)
    (folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{rest}")

    with embedded_postgres(folder) as url:
        assert ask(url, "SELECT 1") == 1


def test_a_first_start_that_was_killed_half_way_is_made_anew(folder):
    (folder / "postgres.partial").mkdir()
    (folder / "postgres.partial" / "PG_VERSION").write_text("18\n")

    with embedded_postgres(folder, durable=False) as url:
        assert ask(url, "SELECT current_database()") == "liant"


def test_a_server_that_cannot_start_tells_why_in_its_own_words(folder):
    with embedded_postgres(folder):
        pass
    with (folder / "postgres" / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")

    with pytest.raises(PostgresError, match="no_such_setting"), embedded_postgres(folder):
        pass


def test_a_folder_whose_path_is_too_long_for_a_socket_is_refused(folder):
    deep = folder / ("a" * 100)

    with pytest.raises(PostgresError, match="choose a shorter one"), embedded_postgres(deep):
        pass
