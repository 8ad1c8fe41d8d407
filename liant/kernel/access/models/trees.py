"""Rows that are parts of rows of their own kind, by a foreign key `parent`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def refuse_circle(row: Any) -> None:
    """Raises ValidationError, at `parent`, when a row would be a part of itself."""
    seen, above = {row.pk}, row.parent
    while above is not None:
        if above.pk in seen:
            raise ValidationError({"parent": _("It can't be a part of itself, or of what is a part of it.")})
        seen.add(above.pk)
        above = above.parent
