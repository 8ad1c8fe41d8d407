"""What templates of every page need: icons, avatars, form fields."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from liant.kernel.ui import agenda as agendas
from liant.kernel.ui import avatars, cards, cells, changes, fields, icons

register = template.Library()


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """Draw an icon: `{% icon "users" %}`."""
    return icons.icon_svg(name, css_class)


@register.simple_tag
def avatar(caption: object, css_class: str = "", picture: str | None = None) -> SafeString:
    """Draw the picture of a record or its initials: `{% avatar record.caption "avatar-lg" picture %}`."""
    return avatars.avatar(str(caption), css_class, picture or "")


@register.simple_tag
def change_list(lines: Iterable[Any]) -> SafeString:
    """Draw what changed, value by value: `{% change_list entry.changes %}`."""
    return changes.change_list(lines)


@register.simple_tag
def field(bound: BoundField, checked_while_typing: bool = False) -> SafeString:
    """Draw one form field with its label, help and errors, which the server may check when the user leaves it."""
    return fields.field(bound, checked_while_typing=checked_while_typing)


@register.simple_tag
def widget(bound: BoundField) -> SafeString:
    """Draw only the control of a form field, dressed in the kit's classes."""
    return fields.widget(bound)


@register.simple_tag
def table_rows(rows: Iterable[Any], pick: str = "") -> SafeString:
    """Draw the rows of a table: `{% table_rows rows %}`; to be picked for a form: `{% table_rows rows "picked" %}`."""
    return cells.table_rows(rows, pick)


@register.simple_tag
def board_cards(items: Iterable[Any], field: str, back: str) -> SafeString:
    """Draw the cards of a lane: `{% board_cards lane.cards by.name here %}`."""
    return cards.board_cards(items, field, back)


@register.simple_tag
def agenda(days: Iterable[Any], today: Any) -> SafeString:
    """Draw events day by day: `{% agenda days today %}`."""
    return agendas.agenda(days, today)


@register.simple_tag
def value(cell: Any) -> SafeString:
    """Draw what a cell shows: `{% value cell %}`."""
    return cells.value(cell)


@register.filter
def undo_url(extra_tags: str | None) -> str:
    """Return the address behind a message's extra tags "undo:<url>", or nothing."""
    tags = extra_tags or ""
    return tags.removeprefix("undo:") if tags.startswith("undo:") else ""
