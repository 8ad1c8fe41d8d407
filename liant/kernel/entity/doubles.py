"""Parts of one record that say the same twice: told by row, before the database refuses them."""

from collections.abc import Iterator

from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from liant.kernel.access.models import Part
from liant.kernel.entity.parts import PartSet


def doubles(part_set: PartSet, planned: list[Part]) -> Iterator[tuple[int, str, str]]:
    """Row number, field and message of every part that repeats an earlier one's unique values."""
    for fields in _unique_within(part_set):
        seen = set()
        for number, part in enumerate(planned):
            values = tuple(getattr(part, part.column(name)) for name in fields)
            if values in seen:
                yield number, fields[0], _("This is in another row already.")
            seen.add(values)


def _unique_within(part_set: PartSet) -> Iterator[list[str]]:
    """The fields that together may not repeat among the parts of one record."""
    for rule in part_set.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and rule.condition is None and part_set.link in rule.fields:
            yield [name for name in rule.fields if name != part_set.link]
