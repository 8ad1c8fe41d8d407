"""`liant status` tells what is wrong in words that say what to do."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from liant.config.postgres import embedded_postgres
from tests.platform.commands import run

pytestmark = pytest.mark.req("GEN-05")

# Root without the power to pass by permissions is as everybody else.
AS_EVERYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
NOBODY = 65534


def told(data: Path, **variables: str) -> tuple[int, str]:
    """The exit status and, in one line, the words."""
    done = run(data, "status", COLUMNS="1000", **variables)
    assert "Traceback" not in done.stderr
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def migrations(bare: Path) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """The owner's connection; the list of migrations is afterwards as it was."""
    with embedded_postgres(bare) as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE kept AS TABLE django_migrations")
        yield connection
        connection.execute("DELETE FROM django_migrations")
        connection.execute("INSERT INTO django_migrations OVERRIDING SYSTEM VALUE TABLE kept")


def test_what_is_in_order_has_status_zero(bare):
    status, words = told(bare)

    assert status == 0
    assert "migrations none pending application login signs in" in words
    assert "mail not set up: it is printed, not sent; see LIANT_EMAIL_URL" in words


def test_the_mail_server_is_told_without_its_password(bare):
    _, words = told(bare, LIANT_EMAIL_URL="smtps://user:secret@mail.acme.example", LIANT_EMAIL_FROM="crm@acme.example")

    assert "mail by mail.acme.example, port 465, from crm@acme.example" in words
    assert "secret" not in words


def test_a_pending_migration_is_told(bare, migrations):
    migrations.execute("DELETE FROM django_migrations WHERE app = 'bulk'")

    status, words = told(bare)

    assert status == 1
    assert "migrations 1 pending: run liant migrate" in words


def test_a_database_of_a_newer_version_is_told(bare, migrations):
    migrations.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('access', '9999_later', now())")

    status, words = told(bare)

    assert status == 1
    assert "1 that this version does not know: the database belongs to a newer Liant" in words


def test_a_login_that_another_secret_key_made_is_told(bare):
    status, words = told(bare, LIANT_SECRET_KEY="another")

    assert status == 1
    assert "application login can't sign in; if the secret key is the right one, run liant migrate" in words


def test_a_database_that_is_away_is_told(folder, port):
    status, words = told(folder, DATABASE_URL=f"postgresql://owner:secret@127.0.0.1:{port}/liant")

    assert status == 1
    assert "database can't be reached" in words
    assert "Connection refused" in words
    assert "secret" not in words


def test_to_ask_makes_no_database(folder):
    status, words = told(folder)

    assert status == 1
    assert "none yet: liant up or liant migrate makes it" in words
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["status", "migrate"])
def test_a_folder_of_somebody_else_is_told(folder, command):
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o500)

    refused = run(folder, command, within=AS_EVERYBODY, COLUMNS="1000")

    folder.chmod(0o700)
    assert refused.returncode == 1
    assert f"may not write in {folder}" in " ".join((refused.stdout + refused.stderr).split())
    assert "Traceback" not in refused.stderr


def test_a_file_in_place_of_the_folder_is_told(folder):
    (folder / "file").touch()

    status, words = told(folder / "file" / "data")

    assert status == 1
    assert f"{folder / 'file'} is not a folder" in words


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("DATABASE_URL", "mysql://owner:secret@localhost/liant", "DATABASE_URL is not understood"),
        ("DATABASE_URL", "postgresql://owner:secret@localhost:five/liant", "DATABASE_URL is not understood"),
        ("LIANT_APP_DATABASE_URL", "postgresql://owner:secret@localhost", "LIANT_APP_DATABASE_URL is not understood"),
        ("LIANT_EMAIL_URL", "http://user:secret@host", "LIANT_EMAIL_URL is not understood"),
        ("LIANT_LANGUAGE", "de", "LIANT_LANGUAGE is 'de': Liant speaks en, ro."),
        ("LIANT_COUNTRY", "Romania", "LIANT_COUNTRY is 'Romania'"),
        ("LIANT_TIME_ZONE", "Mars/Olympus", "LIANT_TIME_ZONE is 'Mars/Olympus'"),
    ],
)
def test_a_wrong_setting_is_told_without_passwords(bare, variable, value, words):
    status, told_words = told(bare, **{variable: value})

    assert status == 1
    assert words in told_words
    assert "secret" not in told_words


@pytest.mark.req("SEC-02")
def test_records_on_which_no_role_grants_anything_are_told(acme: Path):
    _status, before = told(acme)
    with embedded_postgres(acme) as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE kept AS SELECT * FROM access_grant WHERE entity = 'contactlist'")
        connection.execute("DELETE FROM access_grant WHERE entity = 'contactlist'")

        status, after = told(acme)

        connection.execute("INSERT INTO access_grant OVERRIDING SYSTEM VALUE TABLE kept")
    assert "rights" not in before
    assert status == 0
    assert "rights no role grants any yet on lists of contacts: give them under Roles" in after
