"""The widgets of forms, written directly: a template for each of 60 inputs takes longer than all the rest of a form."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting

Widget = Mapping[str, Any]


class WrittenWidgets(TemplatesSetting):
    """Writes what Django's templates for these widgets would; what is not among them has its template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """The markup of a widget, a form, its errors."""
        write = WRITTEN.get(template_name)
        return write(context["widget"]) if write else str(super().render(template_name, context, request))


def text(value: Any) -> str:
    """A value within markup: escaped, unless it is markup itself."""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{text(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{text(widget["name"])}"{value}{_attributes(widget)}>'


def _textarea(widget: Widget) -> str:
    # A browser takes the first line's end away.
    return f'<textarea name="{text(widget["name"])}"{_attributes(widget)}>\n{text(widget["value"] or "")}</textarea>'


def _select(widget: Widget) -> str:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{text(widget["name"])}"{_attributes(widget)}>{groups}</select>'


def _group(name: Any, options: list[Widget]) -> str:
    written = "".join(
        f'<option value="{text(option["value"])}"{_attributes(option)}>{text(option["label"])}</option>'
        for option in options
    )
    return f'<optgroup label="{text(name)}">{written}</optgroup>' if name else written


def _attributes(widget: Widget) -> str:
    given = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{text(value)}"' for name, value in given)


INPUTS = ("checkbox", "date", "datetime", "email", "file", "hidden", "number", "password", "text", "time", "url")
WRITTEN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
