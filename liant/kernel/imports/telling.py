"""What rows change, in words: a field, what it was, what it becomes (CON-19)."""

from collections import defaultdict
from typing import Any

from django.db import models

from liant.kernel.access.captions import captions
from liant.kernel.entity.cells import shown
from liant.kernel.imports.drafts import Difference, Draft

# By model the names of some of its rows, by number.
Names = dict[Any, dict[int, str]]


def told(drafts: list[Draft]) -> list[dict[str, Any]]:
    """The changes of these rows: a query for each model that values refer to."""
    names = _names([difference for draft in drafts for difference in draft.differences])
    return [
        {
            "row": draft.number,
            "id": draft.found,
            "record": str(draft.record),
            "lines": [_line(difference, names) for difference in draft.differences],
        }
        for draft in drafts
    ]


def _names(differences: list[Difference]) -> Names:
    wanted: dict[Any, set[int]] = defaultdict(set)
    for difference in differences:
        if isinstance(difference.field, models.ForeignKey):
            wanted[difference.field.related_model] |= {difference.before, difference.after} - {None}
    return {model: captions(model, numbers) for model, numbers in wanted.items()}


def _line(difference: Difference, names: Names) -> dict[str, str]:
    before, after = (_text(difference.field, value, names) for value in (difference.before, difference.after))
    return {"label": difference.label, "before": before, "after": after}


def _text(field: Any, value: Any, names: Names) -> str:
    if isinstance(field, models.ForeignKey):
        return names[field.related_model].get(value, "") if value is not None else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(dict(field.flatchoices).get(value, "")) or shown(field, value)
