"""What templates of every page need: icons, avatars, form fields."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, FileInput, Select, Widget
from django.utils.safestring import SafeString

from liant.kernel.ui import avatars, cells, changes, icons

register = template.Library()


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """Draw an icon: `{% icon "users" %}`."""
    return icons.icon_svg(name, css_class)


@register.simple_tag
def avatar(caption: object, css_class: str = "") -> SafeString:
    """Draw the initials of a record: `{% avatar record.caption "avatar-lg" %}`."""
    return avatars.avatar(str(caption), css_class)


@register.simple_tag
def change_list(lines: Iterable[Any]) -> SafeString:
    """Draw what changed, value by value: `{% change_list entry.changes %}`."""
    return changes.change_list(lines)


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, checked_while_typing: bool = False) -> dict[str, object]:
    """Render one form field with its label, help and errors, which the server may check when the user leaves it."""
    control = bound.field.widget
    layout = _layout(control)
    # A pick list would lose what is typed into it, were it replaced by its checked self.
    is_plain = layout == "control" and "js-pick" not in control.attrs.get("class", "")
    return {"field": bound, "layout": layout, "is_checked": checked_while_typing and is_plain}


@register.simple_tag
def widget(bound: BoundField) -> SafeString:
    """Render only the control of a form field, dressed in the kit's classes."""
    given = bound.field.widget.attrs.get("class", "")
    return bound.as_widget(attrs={"class": f"{_css_class(bound.field.widget)} {given}".strip()})


@register.simple_tag
def table_rows(rows: Iterable[Any]) -> SafeString:
    """Draw the rows of a table: `{% table_rows rows %}`."""
    return cells.table_rows(rows)


@register.simple_tag
def value(cell: Any) -> SafeString:
    """Draw what a cell shows: `{% value cell %}`."""
    return cells.value(cell)


@register.filter
def undo_url(extra_tags: str | None) -> str:
    """Return the address behind a message's extra tags "undo:<url>", or nothing."""
    tags = extra_tags or ""
    return tags.removeprefix("undo:") if tags.startswith("undo:") else ""


def _layout(control: Widget) -> str:
    """Name the layout of a field: a tick box has its label behind it, several choices are a group."""
    if isinstance(control, CheckboxInput):
        return "check"
    if control.use_fieldset and getattr(control, "input_type", "") in ("checkbox", "radio"):
        return "choices"
    return "file" if isinstance(control, FileInput) else "control"


def _css_class(control: Widget) -> str:
    if isinstance(control, CheckboxInput) or getattr(control, "input_type", "") in ("checkbox", "radio"):
        return "form-check-input"
    return "form-select" if isinstance(control, Select) else "form-control"
