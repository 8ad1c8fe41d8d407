"""The values that records have: of a page of records all of them in one query."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from liant.kernel.access.captions import captions
from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.types import Link, Names
from liant.kernel.characteristics.values import values_of

# Of one record: by the number of the characteristic its value, of several choices a tuple.
Values = dict[int, Any]
_KEPT = "_characteristics"


def values_of_all(records: list[Any]) -> dict[int, Values]:
    """What each of these records has, by its number; they keep it, so that each column does not ask again."""
    unread = [record for record in records if _KEPT not in record.__dict__]
    if unread:
        found = _read(type(unread[0]), [record.pk for record in unread])
        for record in unread:
            record.__dict__[_KEPT] = found.get(record.pk, {})
    return {record.pk: record.__dict__[_KEPT] for record in records}


def forget(record: Model) -> None:
    """Have the record's values read again."""
    record.__dict__.pop(_KEPT, None)


def names_of(each: Characteristic, values: Iterable[Any]) -> Names:
    """The captions of the rows that these values refer to."""
    return captions(each.kind.model(each), values) if isinstance(each.kind, Link) else {}


def shown(each: Characteristic, value: Any, names: Names) -> str:
    """A value in words; several one after another."""
    if value is None:
        return ""
    return ", ".join(each.kind.shown(each, part, names) for part in (value if each.kind.is_many else (value,)))


def _read(model: type[Model], numbers: list[int]) -> dict[int, Values]:
    of = {each.pk: each for each in defined(model)}
    table: Any = values_of(model)
    if not of or table is None:
        return {}
    attributes = sorted({each.kind.attribute for each in of.values()})
    rows = table._default_manager.filter(whole__in=numbers, characteristic__in=list(of))
    found: dict[int, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for whole, number, *held in rows.values_list("whole_id", "characteristic_id", *attributes):
        found[whole][number].append(held[attributes.index(of[number].kind.attribute)])
    return {
        whole: {number: _in_order(of[number], held) for number, held in values.items()}
        for whole, values in found.items()
    }


def _in_order(each: Characteristic, held: list[Any]) -> Any:
    """Of several choices all, in the order of the list."""
    if not each.kind.is_many:
        return held[0]
    return tuple(choice.pk for choice in each.known_choices if choice.pk in held)
