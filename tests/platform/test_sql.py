"""`liant sql` and `liant reader`: what an employee sees, without the pages (SEC-06)."""

import re

import psycopg
import pytest

from liant.config.postgres import embedded_postgres
from tests.platform.commands import run

pytestmark = pytest.mark.req("SEC-06")

EMAIL = "ana@acme.example"


def test_a_query_is_answered_as_the_employee(acme):
    done = run(acme, "sql", "--as", EMAIL, "--csv", "SELECT given_name, family_name FROM access_employee")

    assert done.stdout.splitlines() == ["given_name,family_name", "Ana,Pop"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as", EMAIL, "DELETE FROM access_employee"), "read-only transaction"),
        (("--as", EMAIL, "SELECT * FROM nowhere"), "does not exist"),
        (("--as", "who@acme.example", "SELECT 1"), "is the address of no employee who works here"),
    ],
)
def test_what_goes_wrong_is_told_in_a_line(acme, arguments, words):
    done = run(acme, "sql", *arguments)

    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_login_for_reading_is_made_and_taken_away(acme):
    made = run(acme, "reader", "--as", EMAIL).stdout
    login, password = re.search(r"reads as (\S+) with the password (\S+)", made).groups()
    with embedded_postgres(acme) as url:
        with psycopg.connect(url, user=login, password=password) as connection:
            names = connection.execute("SELECT given_name FROM access_employee").fetchall()

        removed = run(acme, "reader", "--as", EMAIL, "--remove")

        assert names == [("Ana",)]
        assert removed.stdout == "Ana Pop has no login for reading any more.\n"
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(url, user=login, password=password)
