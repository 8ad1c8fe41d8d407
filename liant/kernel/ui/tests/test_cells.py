"""Cells are written directly, so what people wrote is escaped here and nowhere else (OWASP ASVS 5.0, 1.2.1)."""

from types import SimpleNamespace
from typing import Any

import pytest

from liant.kernel.entity.cells import Cell
from liant.kernel.ui.cells import table_rows, value

HOSTILE = """<script>alert("1" + '2')</script>"""


class Head(SimpleNamespace):
    """A column, as far as a cell asks it."""

    __hash__ = object.__hash__


@pytest.mark.parametrize("kind", ["text", "caption", "choice", "tags", "phone", "email", "web", "reference"])
@pytest.mark.parametrize("tone", [None, "red"])
def test_what_people_wrote_never_becomes_markup(kind: str, tone: str | None) -> None:
    column = Head(label=HOSTILE, is_numeric=False)
    cell: Any = Cell(column, HOSTILE, kind, HOSTILE, tone=tone, secondary=HOSTILE, tags=(HOSTILE,))

    markup = table_rows([SimpleNamespace(id=7, url=HOSTILE, cells=[cell])])

    assert "<script" not in markup
    assert '"1"' not in markup
    assert "&lt;script&gt;" in markup


def test_a_caption_without_an_address_of_its_own_leads_to_the_row() -> None:
    cell: Any = Cell(None, "Hotel", "caption")

    assert '<a class="caption-link" href="/contacts/7/">Hotel</a>' in value(
        cell, SimpleNamespace(url="/contacts/7/", picture="")
    )


def test_an_empty_and_a_numeric_cell_say_so() -> None:
    column = Head(label="Size", is_numeric=True)

    markup = table_rows([SimpleNamespace(id=7, url="", cells=[Cell(column, "", "number")])])

    assert '<td class="cell cell-number numeric cell-empty" data-label="Size">' in markup
