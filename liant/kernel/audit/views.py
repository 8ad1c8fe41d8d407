"""The audit's pages: acts found, one act whole, and what was found as a file."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from liant.kernel.access.actor import enter
from liant.kernel.audit import table
from liant.kernel.audit.reading import acts, facts, in_words, similar
from liant.kernel.audit.rights import auditors_door
from liant.kernel.audit.sealing import seal_of
from liant.kernel.audit.statements import RIGHT
from liant.kernel.audit.trail import Trail
from liant.kernel.entity.paging import Order, paginate
from liant.kernel.entity.views.doors import EntityRequest
from liant.kernel.history.models import Entry
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.spreadsheet.writing import write_csv

# On one page; an act takes much more to show than a row of a list.
ACTS, CHANGES = 25, 100


@auditors_door
def list_view(request: EntityRequest) -> HttpResponseBase:
    """A page of acts, as the URL says; none, where it says something that can't be."""
    trail = Trail(request.GET, size=ACTS)
    if trail.filter_form.errors:
        return render(request, "audit/list.html", _filters(trail), status=422)
    try:
        return render(request, "audit/list.html", _filters(trail) | _found(trail))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(trail.address)


@auditors_door
def act_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """One act with all that it changed, and the seal that it lies under."""
    entry = Entry.objects.defer(None).filter(pk=number).first()
    if entry is None:
        raise Http404
    pages = {name: request.GET.get(name, "") for name in ("after", "before")}
    try:
        page = paginate(entry.changes.all(), Order("id"), size=CHANGES, **pages)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(request.path)
    act, changes = acts([entry])[0], in_words(page.records)
    context = {
        "act": act,
        "facts": facts(act, seal_of(entry)),
        "similar": similar(act),
        "changes": changes,
        "lines": act.told + [line for each in changes for line in each.lines],
        "next_url": f"?after={page.after}" if page.after else None,
        "previous_url": f"?before={page.before}" if page.before else None,
    }
    return render(request, "audit/act.html", context)


@auditors_door
def export_view(request: EntityRequest) -> HttpResponseBase:
    """All acts that the URL asks for as CSV, a line for each row that one changed; itself an act."""
    trail = Trail(request.GET)
    if trail.filter_form.errors:
        return redirect(trail.page_url())
    told = {"format": "csv", "rows": trail.records.count(), "filters": trail.told_filters()}
    tell_audit(Kind.EXPORT, told, of=(RIGHT[0], None), by=request.actor)
    body = write_csv(table.headers(), _as_actor(request.actor.pk, trail))
    response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audit-{localdate():%Y-%m-%d}.csv"'
    return response


def _filters(trail: Trail) -> dict[str, Any]:
    return {"filter_form": trail.filter_form, "chips": list(trail.chips()), "clear_url": trail.address}


def _found(trail: Trail) -> dict[str, Any]:
    page = trail.page
    return {
        "acts": acts(page.records),
        "count": {
            "text": trail.count.text,
            "is_exact": trail.count.is_exact,
            "exact_url": trail.url(count="exact"),
        },
        "export_url": f"{trail.address}export/?{trail.parameters_with(after=None, before=None)}",
        "next_url": trail.page_url(after=page.after) if page.after else None,
        "previous_url": trail.page_url(before=page.before) if page.before else None,
    }


def _as_actor(employee_id: int, trail: Trail) -> Iterator[list[Any]]:
    # The answer is written after the request's own transaction has ended: it enters again.
    with enter(employee_id):
        yield from table.rows(trail.order.apply(trail.records).iterator(chunk_size=table.CHUNK))
