"""Child processes are kept running and stopped together."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from liant.config import supervisor
from liant.config.supervisor import Child, Supervisor, uninterrupted
from tests.platform.processes import ends

pytestmark = pytest.mark.req("GEN-05")

SUPERVISE_FOREVER = """
import os, signal
from liant.config.supervisor import Child, Supervisor, interrupt_once
interrupt_once(signal.SIGINT, signal.SIGTERM)
try:
    with Supervisor([Child("sleeper", ["sh", "-c", "echo $$; exec sleep 1000"], os.environ)]) as supervisor:
        supervisor.watch()
except KeyboardInterrupt:
    print("in order")
"""


def shell(script: str) -> Child:
    """A child that runs a shell script."""
    return Child("script", ["sh", "-c", script], os.environ)


def has_text(file: Path) -> bool:
    return file.exists() and file.read_text().endswith("\n")


@pytest.fixture
def supervised():
    """A supervisor in a process of its own, and the number of its child."""
    process = subprocess.Popen([sys.executable, "-c", SUPERVISE_FOREVER], stdout=subprocess.PIPE, text=True)
    yield process, int(process.stdout.readline())
    process.kill()
    process.communicate()


def test_a_crashed_child_is_started_again(tmp_path, capsys):
    starts = tmp_path / "starts"

    with Supervisor([shell(f"echo started >> {starts}; exit 3")]) as children:
        children.watch(until=lambda: starts.exists() and starts.read_text().count("started") == 2)

    assert "script ended (status 3); starting it again in 1 s." in capsys.readouterr().out


def test_a_signal_waits_until_the_child_that_is_being_started_is_known():
    told = []
    before = signal.signal(signal.SIGTERM, lambda *_: told.append("interrupted"))

    with uninterrupted(signal.SIGTERM):
        signal.raise_signal(signal.SIGTERM)
        told.append("started")
    signal.signal(signal.SIGTERM, before)

    assert told == ["started", "interrupted"]


def test_leaving_the_block_ends_the_children(tmp_path):
    number = tmp_path / "number"

    with Supervisor([shell(f"echo $$ > {number}; exec sleep 1000")]) as children:
        children.watch(until=lambda: has_text(number))

    assert ends(int(number.read_text()), within=0)


def test_a_child_that_does_not_listen_is_ended_with_all_it_has_started(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "GRACE", 0.1)
    number = tmp_path / "number"

    with Supervisor([shell(f"trap '' TERM; sleep 1000 & echo $! > {number}; wait")]) as children:
        children.watch(until=lambda: has_text(number))

    assert ends(int(number.read_text()), within=5)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_child_and_supervisor_in_order(supervised, stop):
    process, child = supervised

    process.send_signal(stop)

    assert process.communicate(timeout=20)[0] == "in order\n"
    assert ends(child, within=0)


def test_a_killed_supervisor_takes_its_child_with_it(supervised):
    process, child = supervised

    process.kill()

    assert ends(child, within=5)
