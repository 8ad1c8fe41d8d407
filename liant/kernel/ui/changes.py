"""What changed, value by value. Written directly: a page has hundreds of lines, and a template takes long for each."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liant.kernel.ui.icons import icon_svg


def change_list(lines: Iterable[Any]) -> SafeString:
    """A definition list of lines with `label`, `before` and `after`."""
    blank = format_html('<span class="fact-blank">{}</span>', _("empty"))
    became = format_html('{}<span class="visually-hidden">{}</span>', icon_svg("arrow-right"), _("became"))
    items = (
        (
            line.label,
            format_html("<del>{}</del>{}", line.before, became) if line.before else "",
            format_html("<ins>{}</ins>", line.after) if line.after else blank,
        )
        for line in lines
    )
    markup = '<div class="change"><dt>{}</dt><dd>{}{}</dd></div>'
    return format_html('<dl class="changes">{}</dl>', format_html_join("\n", markup, items))
