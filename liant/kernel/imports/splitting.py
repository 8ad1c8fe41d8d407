"""A person's name in one cell, taken apart."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Between two people; a name has no such signs and words.
_BETWEEN = re.compile(r"\s*[/;&+]\s*|\s+(?:și|şi|si|and|και)\s+", re.IGNORECASE)


def family_name_first(text: str) -> dict[str, str]:
    """ "Popescu Ion Andrei" or "Popescu, Ion Andrei" taken apart."""
    _require_one(text)
    family_name, _separator, given_names = text.partition("," if "," in text else " ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}


def given_name_first(text: str) -> dict[str, str]:
    """ "Ion Andrei Popescu" taken apart."""
    _require_one(text)
    given_names, _separator, family_name = text.rpartition(" ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}


def _require_one(text: str) -> None:
    if len(people := _BETWEEN.split(text)) > 1:
        message = _("These are %(number)d people in one cell: give each a row of its own.")
        raise ValidationError(message, params={"number": len(people)})
