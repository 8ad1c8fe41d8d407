"""Characteristics as fields that roles may hide or hold fixed (SEC-05)."""

from collections.abc import Iterator

from liant.kernel.access.limitable import Limitable, further
from liant.kernel.access.limits import ROW
from liant.kernel.access.models import Record
from liant.kernel.access.models.protected import namers
from liant.kernel.characteristics.definitions import all_of


def limitable(model: type[Record]) -> Iterator[Limitable]:
    """The characteristics of such records."""
    for each in all_of(model.entity_name()):
        table = str(each.values_model._meta.db_table)
        yield Limitable(each.address, each.name, table, f"{ROW}{each.pk}", "null", may_be_hidden=True)


def named(entity: str, name: str) -> str | None:
    """What a characteristic is called."""
    return next((each.name for each in all_of(entity) if each.address == name), None)


def offer() -> None:
    """From here on roles may limit them, and history names them."""
    further.append(limitable)
    namers.append(named)
