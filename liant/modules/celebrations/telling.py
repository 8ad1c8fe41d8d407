"""The audit knows who looked at whose days: a list of birthdays is personal data (SEC-08)."""

from datetime import date

from liant.kernel.access.actor import Actor
from liant.kernel.history.telling import Kind, tell_audit
from liant.modules.contacts.models import Contact


def tell_look(first: date, last: date, whose: str, rows: int, *, by: Actor) -> None:
    """Somebody looked at these days, of so many contacts."""
    told = {"rows": rows, "scope": whose, "since": first.isoformat(), "until": last.isoformat()}
    tell_audit(Kind.LOOK, told, of=(Contact.entity_name(), None), by=by)
