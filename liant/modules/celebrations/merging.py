"""Texts with places to fill in: {{ given_name }}. Plain replacement: nothing in them is ever run."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIELDS = ("salutation", "given_name", "family_name", "child", "years", "sender")
_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")


def require_known_fields(text: str) -> None:
    """Raises ValidationError, in words, for a place that nothing fills, and for braces without their pair."""
    unknown = [name for name in _PLACE.findall(text) if name not in FIELDS]
    if unknown:
        raise ValidationError(
            _("Nothing fills {{ %(name)s }}; there are %(fields)s."),
            code="unknown", params={"name": unknown[0], "fields": ", ".join(FIELDS)},
        )  # fmt: skip
    if _BRACES.search(_PLACE.sub("", text)):
        raise ValidationError(_("Braces come in pairs: {{ given_name }}."), code="braces")


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled in; what has no value leaves nothing, nor the space before it."""
    filled = _PLACE.sub(lambda place: values.get(place[1], ""), text)
    return re.sub(r"[ \t]+(?=[ \t,.!?;:\n]|$)", "", filled).strip()
