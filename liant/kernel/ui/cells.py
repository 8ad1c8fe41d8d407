"""Values as markup, written directly: a template for each of 400 cells takes longer than all the rest of a list."""

from collections.abc import Callable, Iterable
from html import escape
from itertools import zip_longest
from typing import Any

from django.utils.safestring import SafeString

from liant.kernel.ui.avatars import avatar
from liant.kernel.ui.tones import tone_of


def table_rows(rows: Iterable[Any], pick: str = "") -> SafeString:
    """The rows of a table, each with its `id`, its `url` and its `cells`; with a box to pick it for the form `pick`."""
    heads: dict[Any, tuple[str, str]] = {}
    return SafeString("".join(_row(row, heads, pick) for row in rows))


def value(cell: Any, row: Any = None) -> SafeString:
    """What a cell shows; a caption has the picture of its `row`, and its address where it has none of its own."""
    # What is ours is written as it is; what people wrote is escaped.
    if cell.kind == "caption":
        return _caption(cell, row)
    if cell.kind == "choice" and cell.text:
        return _badge(cell.text, cell.tone or tone_of(str(cell.text)))
    if cell.kind == "tags":
        return SafeString(" ".join(_badge(*tag) for tag in zip_longest(cell.tags, cell.tones, fillvalue="gray")))
    return SafeString(_text(cell) + _secondary(cell))


def address(cell: Any) -> str:
    """Where a cell leads: its own address, or how to call, write to or visit what it shows."""
    text = str(cell.text)
    scheme = SCHEMES.get(cell.kind) if text and not cell.url else None
    return scheme(text) if scheme else str(cell.url or "")


def _row(row: Any, heads: dict[Any, tuple[str, str]], pick: str) -> str:
    cells = "".join(_table_cell(cell, row, heads) for cell in row.cells)
    past = ' class="row-past"' if getattr(row, "is_past", False) else ""
    return f'<tr id="row-{row.id}"{past} up-expand>{_pick_cell(row, pick) if pick else ""}{cells}</tr>'


def _pick_cell(row: Any, form: str) -> str:
    return (
        f'<td class="cell-pick"><input class="form-check-input" type="checkbox" form="{form}" name="record" '
        f'value="{row.id}" aria-label="{escape(str(row.caption))}"></td>'
    )


def _table_cell(cell: Any, row: Any, heads: dict[Any, tuple[str, str]]) -> str:
    column = cell.column
    if column not in heads:
        heads[column] = (" numeric" if column.is_numeric else "", escape(column.label))
    numeric, label = heads[column]
    empty = "" if cell.text else " cell-empty"
    return f'<td class="cell cell-{cell.kind}{numeric}{empty}" data-label="{label}">{value(cell, row)}</td>'


def _caption(cell: Any, row: Any) -> SafeString:
    url, text = escape(cell.url or getattr(row, "url", "")), escape(str(cell.text))
    secondary = f'<div class="cell-secondary">{escape(str(cell.secondary))}</div>' if cell.secondary else ""
    picture = avatar(str(cell.text), "avatar-sm", getattr(row, "picture", ""))
    return SafeString(
        f'<div class="caption-cell">{picture}<div class="min-w-0">'
        f'<a class="caption-link" href="{url}">{text}</a>{secondary}</div></div>'
    )


def _badge(text: Any, tone: str) -> SafeString:
    return SafeString(f'<span class="badge tone-{tone}">{escape(str(text))}</span>')


def _text(cell: Any) -> str:
    url, text = address(cell), escape(str(cell.text))
    if not url:
        return f'<span class="cell-text">{text}</span>'
    elsewhere = ' target="_blank" rel="noreferrer"' if cell.kind == "web" else ""
    return f'<a class="cell-link" href="{escape(url)}"{elsewhere}>{text}</a>'


def _secondary(cell: Any) -> str:
    if not cell.secondary:
        return ""
    shown = _badge(cell.secondary, cell.tone) if cell.tone else escape(str(cell.secondary))
    return f'<div class="cell-secondary">{shown}</div>'


SCHEMES: dict[str, Callable[[str], str]] = {
    "phone": lambda text: f"tel:{text.replace(' ', '')}",
    "email": lambda text: f"mailto:{text}",
    "web": lambda text: text if text.startswith(("http://", "https://")) else f"https://{text}",
}
