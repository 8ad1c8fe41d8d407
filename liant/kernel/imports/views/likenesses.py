"""What rows resemble: shown with the check, decided on, and as a file (CON-20)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest
from liant.kernel.imports import commands
from liant.kernel.imports.models import Choice, ImportRun, Likeness
from liant.kernel.imports.views.doors import run_door
from liant.kernel.spreadsheet.writing import write_csv

# So many rows can be decided one by one in the page.
SHOWN = 300


@dataclass(frozen=True)
class Line:
    """A likeness made ready for the eye: what it resembles, and where that is."""

    likeness: Likeness
    other: str
    url: str

    @property
    def name(self) -> str:
        """What its choice is called in the form."""
        return f"row_{self.likeness.row}"

    @property
    def why(self) -> str:
        """The reasons in one piece."""
        return ", ".join(self.likeness.reasons)


def lines(run: ImportRun, entity: Entity, most: int | None = SHOWN) -> list[Line]:
    """The likenesses in the order of the file: of records that the actor sees no more, without their names."""
    found = list(run.likenesses.order_by("row")[:most])
    names = captions(entity.model, (each.record_id for each in found if each.record_id))
    return [_line(each, entity, names) for each in found]


@run_door
def likenesses_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """All of them as a file; posting decides on them and has the file checked once more."""
    if request.method != "POST":
        return _file(run, entity)
    chosen = {int(name[4:]): value for name, value in request.POST.items() if _is_of_row(name)}
    kinds = {name: str(request.POST.get(name, "")) for name in ("on_record", "on_row")}
    try:
        commands.decide(run, {row: str(choice) for row, choice in chosen.items()}, **kinds, by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(run.url)


def _is_of_row(name: str) -> bool:
    return name.startswith("row_") and name[4:].isdecimal() and len(name) < 14


def _line(likeness: Likeness, entity: Entity, names: dict[int, str]) -> Line:
    if likeness.record_id is None:
        return Line(likeness, _("row %(number)d of the file") % {"number": likeness.earlier}, "")
    url = record_url(entity.model, likeness.record_id) or ""
    return Line(likeness, names.get(likeness.record_id, "").strip(), url)


def _file(run: ImportRun, entity: Entity) -> HttpResponseBase:
    headers = [_("Row in the file"), _("Name"), _("Resembles"), _("Number in Liant"), _("Why"), _("Likely by %")]
    answer = HttpResponse(b"".join(write_csv(headers, _rows(run, entity))), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="duplicates.csv"'
    return answer


def _rows(run: ImportRun, entity: Entity) -> Iterator[list[Any]]:
    for line in lines(run, entity, most=None):
        each = line.likeness
        yield [each.row, each.label, line.other, each.record_id or "", line.why, each.score]


def choices_of(kind: str, chosen: str) -> list[tuple[str, str, bool]]:
    """What may become of all rows of a kind ("on_record", "on_row")."""
    words = {
        Choice.CREATE: _("Create them all the same"),
        Choice.SKIP: _("Leave them out"),
        Choice.FILL: _("Put them together in the first row"),
    }
    if kind == "on_record":
        words[Choice.FILL] = _("Fill in what the record lacks")
    return [(choice.value, words[choice], choice == chosen) for choice in Choice]
