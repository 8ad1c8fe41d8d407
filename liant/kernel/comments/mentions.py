"""Colleagues who are mentioned: who may be, and how a text is drawn."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed
from liant.kernel.entity.addresses import record_url
from liant.kernel.text import has_all, words

MENTION = re.compile(r"@\[(\d{1,9})\]")
OFFERED = 8


def mentioned(text: str) -> set[int]:
    """The employees whom a text mentions."""
    return {int(number) for number in MENTION.findall(text)}


def seers(record: Listed, among: Iterable[int] | None = None) -> set[int]:
    """Who of these employees, or of all, see a record, too."""
    asked = None if among is None else list(among)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.seers(%s, %s::integer[], %s::bigint[])", [record.entity_name(), record.locks, asked]
        )
        return {number for (number,) in cursor.fetchall()}


def colleagues(record: Listed, typed: str) -> list[dict[str, Any]]:
    """The first of those who see a record and whose names have words that begin so."""
    found = Employee.objects.filter(pk__in=seers(record), is_active=True).order_by("sort_key", "id")
    wanted = words(typed)
    names = ((employee.pk, str(employee)) for employee in found.only("pk", "given_name", "family_name"))
    fitting = ({"id": number, "name": name} for number, name in names if has_all(name, wanted))
    return [each for each, _place in zip(fitting, range(OFFERED), strict=False)]


def drawn(texts: Iterable[str]) -> list[SafeString]:
    """Texts as HTML: addresses and mentioned colleagues become links."""
    told = list(texts)
    names = captions(Employee, {number for text in told for number in mentioned(text)})
    return [_drawn(text, names) for text in told]


def in_words(texts: Iterable[str]) -> list[str]:
    """Texts with names in place of numbers."""
    told = list(texts)
    names = captions(Employee, {number for text in told for number in mentioned(text)})
    return [MENTION.sub(lambda found: f"@{names.get(int(found[1]), found[1])}", text) for text in told]


def _drawn(text: str, names: dict[int, str]) -> SafeString:
    pieces = MENTION.split(text)
    made = [_mention(int(piece), names) if place % 2 else urlize(piece, nofollow=True, autoescape=True)
            for place, piece in enumerate(pieces)]  # fmt: skip
    return SafeString("".join(made))


def _mention(number: int, names: dict[int, str]) -> SafeString:
    if number not in names:
        return format_html("@{}", number)
    return format_html('<a class="mention" href="{}">@{}</a>', record_url(Employee, number) or "", names[number])
