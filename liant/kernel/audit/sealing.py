"""Sealing what was written since last time."""

from django.db import connections

from liant.kernel.audit.models import Seal
from liant.kernel.history.models import Entry


def seal_all(using: str = "default") -> int:
    """Seal all that no open transaction can add to, in steps that each commit; the number of rows sealed."""
    sealed = 0
    with connections[using].cursor() as cursor:
        while True:
            cursor.execute("SELECT audit.seal()")
            (rows,) = cursor.fetchone()
            if not rows:
                return sealed
            sealed += rows


def head(using: str = "default") -> str | None:
    """The last seal as `number:hash`, to be kept where no one who could change the database can reach it."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT audit.head()")
        found: str | None = cursor.fetchone()[0]
    return found


def seal_of(entry: Entry) -> Seal | None:
    """The seal under which an entry lies; None while it is not sealed yet."""
    seals = Seal.objects.only("id", "at").order_by("xact", "entry_id", "change_id")
    return seals.extra(where=["(xact, entry_id) >= (%s, %s)"], params=[entry.xact, entry.pk]).first()
