"""Parts of one record that say the same twice: told by row, before the database refuses them."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from liant.kernel.access.models import Once, Protected
from liant.kernel.entity.parts import PartSet
from liant.kernel.text import fold


def doubles(part_set: PartSet, planned: list[Protected]) -> Iterator[tuple[int, str, str]]:
    """Row number, field and message of every part that repeats an earlier one's unique values."""
    for name, key in _unique_within(part_set):
        seen = set()
        for number, part in enumerate(planned):
            values = key(part)
            if values in seen:
                yield number, name, _("This is in another row already.")
            seen.add(values)


def _unique_within(part_set: PartSet) -> Iterator[tuple[str, Callable[[Protected], Any]]]:
    """The first of the fields that together may not repeat among the parts of one record, and what they say."""
    for rule in part_set.model._meta.constraints:
        if isinstance(rule, Once) and rule.within == part_set.link:
            yield rule.field, lambda part, name=rule.field: fold(getattr(part, name))  # type: ignore[misc]
        elif isinstance(rule, UniqueConstraint) and rule.condition is None and part_set.link in rule.fields:
            names = [name for name in rule.fields if name != part_set.link]
            yield names[0], lambda part, names=names: tuple(part.serializable_value(name) for name in names)  # type: ignore[misc]
