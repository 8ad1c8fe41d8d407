"""What lists and records come to on paper: texts as the page shows them, in the reader's language."""

from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.entity.cells import Cell, text_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.sections import Section
from liant.kernel.entity.tabs import overview
from liant.kernel.pictures.reading import picture_of

# Rows of a list on paper: some thirty pages, set in two seconds.
MOST = 1_000
# More columns than these want the paper to lie.
UPRIGHT = 5

Content = dict[str, Any]


def list_content(listing: Listing, *, by: Actor) -> Content:
    """For the sheet `list`: the columns and the order that the page shows, what it is narrowed to, and its rows."""
    columns, found = listing.columns, list(listing.in_order()[: MOST + 1])
    cells = [column.cells(found[:MOST]) for column in columns]
    return {
        "title": listing.entity.label_plural,
        "lines": list(filter(None, (_narrowed(listing), _left_off(found)))),
        "heads": [{"label": column.label, "is_numeric": column.is_numeric} for column in columns],
        "rows": [[_words(of[record.pk]) for of in cells] for record in found[:MOST]],
        "is_wide": len(columns) > UPRIGHT,
        **_printed(by),
    }


def record_content(entity: Entity, record: Any, *, by: Actor) -> Content:
    """For the sheet `record`: what its overview shows, what it tells at a glance, its picture and code."""
    shown = overview(entity, record, elsewhere=entity.glance_fields)
    glance = [{"label": fact.label, "text": fact.text} for fact in entity.glance(record)]
    return {
        "title": str(record),
        "lines": list(filter(None, [str(entity.badge(record))])),
        "code": entity.code(record),
        "code_label": _("QR code"),
        "picture": [*found.content] if (found := picture_of(record)) else [],
        "sections": [*map(_section, shown), {"title": _("At a glance"), "facts": glance}],
        **_printed(by),
    }


def _section(section: Section) -> Content:
    return {"title": section.title, "facts": [{"label": cell.label, "text": _words(cell)} for cell in section.fields]}


def _words(cell: Cell) -> str:
    """A cell's text and what the page writes below it."""
    return "\n".join(filter(None, (str(cell.text), str(cell.secondary or ""))))


def _narrowed(listing: Listing) -> str:
    search = [f"{_('Search')}: {listing.query}"] if listing.query else []
    return " · ".join([*search, *(f"{chip.label}: {chip.text}" for chip in listing.chips())])


def _left_off(found: list[Any]) -> str:
    if len(found) <= MOST:
        return ""
    return _("The first %(number)s. Narrow the list, or export it, to have the others.") % {
        "number": number_format(MOST, force_grouping=True)
    }


def _printed(by: Actor) -> Content:
    words = {"who": str(by), "when": text_of(timezone.now())}
    return {"printed": _("Printed by %(who)s, %(when)s") % words, "page": _("Page")}
