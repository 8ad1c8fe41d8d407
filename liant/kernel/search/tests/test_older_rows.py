"""An upgrade gives names and words to what was there before."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from liant.kernel.install import install
from liant.kernel.testing.cast import load_cast
from liant.kernel.testing.database import database_of_tests

BEFORE = """
    ALTER TABLE access_employee DISABLE TRIGGER USER;
    UPDATE access_employee SET search = NULL, sort_key = '';
    ALTER TABLE access_employee ENABLE TRIGGER USER"""


@pytest.fixture
def older_rows(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Any]:
    """A database whose employees were written before they could be searched."""
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_older_{worker_id}"):
        load_cast("owner")
        with connections["owner"].cursor() as cursor:
            cursor.execute(BEFORE)
            yield cursor


@pytest.mark.req("GEN-05", "CON-23")
def test_installing_gives_them_words_without_a_word_in_history(older_rows: Any) -> None:
    older_rows.execute("SELECT count(*) FROM history_change")
    before = older_rows.fetchone()

    install()

    older_rows.execute("SELECT sort_key, search FROM access_employee WHERE given_name = 'Anna'")
    assert older_rows.fetchone() == ("anna north", "'anna' 'north'")
    older_rows.execute("SELECT count(*) FROM history_change")
    assert older_rows.fetchone() == before
