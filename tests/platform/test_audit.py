"""`liant audit`: history is sealed, verified, and its last seal printed."""

import re
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from django.db import connections
from typer.testing import CliRunner, Result

from liant.config.cli import app
from liant.kernel.testing.cast import load_cast
from liant.kernel.testing.database import database_of_tests

pytestmark = pytest.mark.req("SEC-08")

# Seconds for transactions of other tests to end.
PATIENCE = 60


@pytest.fixture(scope="module")
def _own_database(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_cli_{worker_id}"):
        load_cast("owner")
        yield


@pytest.fixture
def _history(_own_database: None) -> None:
    """What loading the cast left in history, not sealed yet."""
    as_owner("TRUNCATE audit_seal")


def as_owner(sql: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments])


@pytest.mark.usefixtures("_history")
def test_before_anything_is_sealed_there_is_no_head() -> None:
    head = run("head")

    assert (head.exit_code, head.stdout) == (0, "Nothing is sealed yet.\n")


@pytest.mark.usefixtures("_history")
def test_a_sound_history_is_verified_with_success() -> None:
    sealed = run("seal")
    # What is younger than a transaction under way, be it in another database of the server, is sealed later.
    until = monotonic() + PATIENCE
    while "not sealed yet" in run("verify").stdout and monotonic() < until:
        run("seal")
    head = run("head")

    verified = run("verify", "--head", head.stdout.strip())

    assert "rows sealed" in sealed.stdout
    assert verified.exit_code == 0
    assert "seals verified" in verified.stdout
    assert "not sealed yet" not in verified.stdout
    assert head.stdout.strip() in verified.stdout


@pytest.mark.usefixtures("_history")
def test_what_is_not_sealed_is_told_with_its_age() -> None:
    verified = run("verify")

    assert verified.exit_code == 0
    assert re.search(r"\d+ entries since \d{4}-\d\d-\d\d .* are not sealed yet", verified.stdout)


@pytest.mark.usefixtures("_history")
def test_a_tampered_history_is_told_row_by_row_and_fails() -> None:
    run("seal")
    as_owner("UPDATE history_change SET after = '{}' WHERE id = (SELECT min(id) FROM history_change)")

    verified = run("verify")

    assert verified.exit_code == 1
    assert "history_change 1 was altered (under seal 1)." in verified.stdout


@pytest.mark.usefixtures("_history")
def test_a_head_that_is_not_in_the_chain_fails() -> None:
    run("seal")

    verified = run("verify", "--head", "1:abc")

    assert verified.exit_code == 1
    assert "1:abc is not among the seals" in verified.stdout


@pytest.mark.usefixtures("_history")
def test_only_the_owner_can_verify(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("LIANT_APP_DATABASE_URL", "postgresql:///somewhere")

    verified = run("verify")

    assert verified.exit_code == 1
    assert "Set DATABASE_URL" in verified.output
