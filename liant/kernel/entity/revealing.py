"""Looking at what is encrypted: with the right to it and a reason, both of which history keeps (SEC-05, SEC-08)."""

from django.db import connections, transaction
from django.http import Http404

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import hidden_fields
from liant.kernel.access.models import Protected, Record
from liant.kernel.access.tables import protected_models
from liant.kernel.commands import command
from liant.kernel.fields import Sealed, SealedField, sealed_fields
from liant.kernel.history.telling import record_reveal

# Values encrypted anew in one transaction.
CHUNK = 1000


@command("see_sensitive")
def reveal(record: Record, field: str, reason: str, *, by: Actor) -> str:
    """The text of an encrypted field of a record; that `by` looked at it, and why, is told.

    Raises Http404 when there is nothing to see, ValidationError without a reason or without the key.
    """
    sealed = value_at(record, field)
    record_reveal(record, field, reason, by=by)
    return sealed.reveal()


def value_at(record: Record, field: str) -> Sealed:
    """What an encrypted field of a record holds. Raises Http404 when it holds nothing, or is hidden."""
    names = {each.name for each in sealed_fields(type(record))} - hidden_fields(type(record))
    value = getattr(record, field) if field in names else None
    if not isinstance(value, Sealed):
        raise Http404
    return value


def renew_all(using: str) -> int:
    """Encrypt everything by the first key, as the owner of the database; returns how many values.

    In short transactions, so that nobody waits; begun again, it goes on where it was.
    """
    return sum(_renew(model, field, using) for model in protected_models() for field in sealed_fields(model))


def _renew(model: type[Protected], field: SealedField, using: str) -> int:
    rows, last, renewed = model._default_manager.using(using).exclude(**{field.name: ""}), 0, 0
    while numbers := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SELECT history.begin('renew_keys')")
            for row in rows.filter(pk__in=numbers).only(field.name).select_for_update(of=("self",)):
                value = getattr(row, field.name)
                if not value.is_by_first_key:
                    setattr(row, field.name, value.renewed())
                    row.save(using=using, update_fields=[field.name])
                    renewed += 1
        last = numbers[-1]
    return renewed
