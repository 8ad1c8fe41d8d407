"""Figures of records that are shown summed and apart: rooms add theirs for another's records (CON-06)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from liant.kernel.entity.cells import text_of
from liant.kernel.entity.columns import Column
from liant.kernel.entity.tallies import TallyColumn

_figures: dict[type[Model], list[TallyColumn]] = defaultdict(list)


def add_figure(model: type[Model], figure: TallyColumn) -> None:
    """From here on the records of this model have the figure, after those that are there."""
    _figures[model].append(figure)


def figures_of(model: type[Model]) -> list[TallyColumn]:
    """The figures of a model's records, in the order in which rooms added them."""
    return list(_figures[model])


def sums(columns: Iterable[Column | str], records: Sequence[Any]) -> list[str]:
    """What the records come to by column, in words; nothing where a column is no figure."""
    return [
        text_of(sum(column.numbers(records).values())) if isinstance(column, TallyColumn) else "" for column in columns
    ]
