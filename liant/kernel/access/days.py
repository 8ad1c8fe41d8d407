"""The days of the company: they begin at its own midnight, wherever one reads them."""

from datetime import date

from django.db import connection


def today() -> date:
    """The day that it is for the company now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.today()")
        found: date = cursor.fetchone()[0]
        return found
