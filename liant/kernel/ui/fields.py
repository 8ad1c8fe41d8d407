"""Form fields as markup: label, control, help, errors; written directly, for a long form has 40 of them."""

from django.forms import BoundField, CheckboxInput, FileInput, Select, Widget
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liant.kernel.ui.icons import icon_svg
from liant.kernel.ui.widgets import text


def field(bound: BoundField, *, checked_while_typing: bool = False) -> SafeString:
    """A field with its label, help and errors, which the server may check when the user leaves it."""
    control = bound.field.widget
    layout = _layout(control)
    # A pick list would lose what is typed into it, were it replaced by its checked self.
    choice = _choice(bound)
    # Nor is a question drawn again while one answers it.
    is_plain = layout == "control" and "js-pick" not in control.attrs.get("class", "") and not choice
    group = f"{text(bound.auto_id)}-group"
    checked = _checked(bound, group) if checked_while_typing and is_plain else ""
    errors = _errors(bound)
    state = " field-invalid" if errors else ""
    if getattr(bound.field, "is_suggested", False):
        state += " field-suggested"
    return SafeString(
        f'<div class="field field-{layout}{state}" id="{group}" up-form-group{checked}>'
        f"{_labelled(bound, layout)}{_help(bound)}{errors}{choice}</div>"
    )


def widget(bound: BoundField) -> SafeString:
    """Only the control of a field, dressed in the kit's classes."""
    control = bound.field.widget
    css_class = f"{_css_class(control)} {control.attrs.get('class', '')}".strip()
    return bound.as_widget(attrs={"class": css_class})


def _labelled(bound: BoundField, layout: str) -> str:
    if layout == "choices":
        return render_to_string("ui/choices.html", {"field": bound})
    label, drawn = text(bound.label), widget(bound)
    if layout == "check":
        return f'<label class="form-check">{drawn}<span class="form-check-label">{label}</span></label>'
    required = " required" if bound.field.required else ""
    control = f"<file-drop>{drawn}</file-drop>" if layout == "file" else drawn
    return f'<label class="form-label{required}" for="{text(bound.id_for_label)}">{label}</label>{control}'


def _checked(bound: BoundField, group: str) -> str:
    """Have it drawn anew when it is left, and with it what depends on it."""
    if getattr(bound.form, "is_suggesting", False):
        return f" up-validate='[id=\"{group}\"], .field-suggested'"
    return " up-validate"


def _help(bound: BoundField) -> str:
    if not bound.help_text:
        return ""
    return f'<div class="form-hint" id="{text(bound.auto_id)}_helptext">{text(bound.help_text)}</div>'


def _errors(bound: BoundField) -> str:
    messages = "".join(f"<div>{icon_svg('alert-circle')}{text(message)}</div>" for message in bound.errors)
    return f'<div class="invalid-feedback" id="{text(bound.auto_id)}_error">{messages}</div>' if messages else ""


def _choice(bound: BoundField) -> str:
    """Whose value to take, where somebody else changed the field, too: its `choice` names the answer."""
    name = getattr(bound.field, "choice", "")
    return render_to_string("ui/whose.html", {"name": name, "label": bound.label}) if name else ""


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
