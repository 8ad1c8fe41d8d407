"""`liant up` as people start it: a process with a data folder and a port."""

import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from liant.config.postgres import embedded_postgres, scratch_folder
from tests.platform.commands import read_until_ready, started
from tests.platform.processes import ends

pytestmark = pytest.mark.req("GEN-05")


NAMES = """
    SELECT name FROM access_unit UNION SELECT name FROM access_role UNION SELECT job_title FROM access_employee
    UNION SELECT name FROM contacts_category UNION SELECT name FROM contacts_function"""


@pytest.fixture(scope="module")
def data(port: int) -> Iterator[Path]:
    """The data folder of a Romanian installation that was started once."""
    with scratch_folder() as folder:
        with started(folder, port, LIANT_LANGUAGE="ro") as process:
            read_until_ready(process)
        yield folder


def children_of(process: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_second_start_has_the_pages_there_when_it_says_so_and_loads_nothing_again(data, port):
    with started(data, port) as process:
        printed = read_until_ready(process)

        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as response:
            assert response.status == 200

    assert f"http://127.0.0.1:{port}/" in printed
    assert "demonstration company" not in printed


@pytest.mark.req("GEN-01")
def test_the_demonstration_speaks_the_language_of_the_installation(data):
    with embedded_postgres(data) as url, psycopg.connect(url) as connection:
        found = {name for (name,) in connection.execute(NAMES).fetchall()}

    assert {"Vânzări România", "agent de vânzări", "Hoteluri", "Șef achiziții", "Șefă de echipă"} <= found
    assert not found & {"Sales Romania", "salesperson", "Hotels", "Purchasing manager", "Team Leader"}


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_with_status_zero(data, port, stop):
    with started(data, port) as process:
        read_until_ready(process)
        children = children_of(process.pid)
        process.send_signal(stop)
        status = process.wait(timeout=30)

    assert status == 0
    assert len(children) == 2
    assert all(ends(child, within=0) for child in children)
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_it_starts_again_after_it_was_killed(data, port):
    with started(data, port) as process:
        read_until_ready(process)
        process.kill()

    with started(data, port) as process:
        printed = read_until_ready(process)

    assert "Liant is ready" in printed


def test_a_port_in_use_is_told_in_words(folder):
    with socket.create_server(("127.0.0.1", 0)) as other, started(folder, other.getsockname()[1]) as process:
        printed, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "Address already in use" in printed
    assert "choose another port: --port" in printed
