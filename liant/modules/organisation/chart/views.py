"""The page of the chart, and what it asks the server for."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.days import today
from liant.kernel.access.models import Employee, Unit
from liant.kernel.entity.forms import show_errors
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import create_url_of
from liant.kernel.entity.views.doors import EntityRequest, actions_on, entity_at, record_at, require
from liant.kernel.entity.views.undoing import undo_tags
from liant.modules.organisation.chart.asking import Asked, Question, asked_for, chart_url
from liant.modules.organisation.chart.drawing import drawn, people
from liant.modules.organisation.chart.forms import MoveForm
from liant.modules.organisation.chart.markup import Markup
from liant.modules.organisation.chart.moving import Movable, move, refused, term_on
from liant.modules.organisation.chart.reading import chart_on

SLUGS = {"unit": "units", "employee": "employees"}
# Of units and of employees each, while one types.
OFFERED = 10


@login_required
def chart_view(request: EntityRequest) -> HttpResponseBase:
    """The chart of a day, opened down to a unit or an employee."""
    units = entity_at(SLUGS["unit"])
    question = Question(request.GET)
    asked = asked_for(question)
    rows, movable = drawn(chart_on(asked.day), asked), _movable(asked)
    context = {
        "question": question,
        "asked": asked,
        "today_url": chart_url(asked.today, asked.key, is_today=True),
        "rows": rows,
        "tree": Markup(asked, movable).tree(rows),
        "can_import": not allowed_actions(Unit).isdisjoint(("create", "change")),
        "unit_import_url": f"{units.list_url}import/",
        "employee_import_url": f"{entity_at(SLUGS['employee']).list_url}import/",
        "create_url": create_url_of(Unit, {}),
    }
    return render(request, "organisation/chart.html", context)


@login_required
def staff_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """The employees of a unit on a day: a part of the list, for the unit that was opened."""
    entity_at(SLUGS["unit"])
    asked = asked_for(Question(request.GET))
    level = request.GET.get("level", "")
    rows = people(number, asked, int(level) if level.isdecimal() else 1)
    return render(request, "organisation/chart_staff.html", {"staff": rows} | _movable(asked))


@login_required
def find_view(request: EntityRequest) -> HttpResponseBase:
    """Units and employees that match `q`: [{value, label, secondary}]."""
    offered: list[dict[str, str]] = []
    for what, slug in SLUGS.items():
        entity = entity_at(slug)
        query = QueryDict(mutable=True)
        query.update({"q": request.GET.get("q", "")} | entity.offered)
        found = list(Listing(entity, query).records[:OFFERED])
        offered += [
            {"value": f"{what}-{record.pk}", "label": str(record), "secondary": line}
            for record, line in zip(found, entity.secondary(found), strict=True)
        ]
    return JsonResponse(offered, safe=False)


@login_required
def refused_view(request: EntityRequest) -> HttpResponseBase:
    """Where the unit or employee can't go on that day: {number of a unit: reason}."""
    moved = _moved(request)
    return JsonResponse(refused(moved, _day(request)))


@login_required
def move_view(request: EntityRequest) -> HttpResponseBase:
    """Ask where to and from when, then move; the message that follows offers to undo it."""
    moved = _moved(request)
    if request.method != "POST":
        form = MoveForm(initial={"to": request.GET.get("to"), "on": _day(request)})
        return _ask(request, moved, form)
    form = MoveForm(request.POST)
    try:
        if form.is_valid():
            move(moved, form.cleaned_data["to"], form.cleaned_data["on"], by=request.actor)
            return _moved_to(request, moved, form.cleaned_data)
    except ValidationError as error:
        show_errors(error, form)
    return _ask(request, moved, form, status=422)


def _ask(request: EntityRequest, moved: Movable, form: MoveForm, status: int = 200) -> HttpResponseBase:
    day = _day(request)
    node = _node_of(moved, day) if isinstance(moved, Unit) else None
    context = {
        "moved": moved, "form": form, "term": term_on(moved, day), "node": node,
        "cancel_url": chart_url(day, _key(moved), is_today=day == today()),
    }  # fmt: skip
    return render(request, "organisation/move.html", context, status=status)


def _moved_to(request: EntityRequest, moved: Movable, given: dict[str, Any]) -> HttpResponseBase:
    is_now = given["on"] == today()
    text = _("%(moved)s is in “%(unit)s” now.") if is_now else _("%(moved)s goes to “%(unit)s” on that day.")
    words = {"moved": moved, "unit": given["to"]}
    messages.success(request, text % words, extra_tags=undo_tags(type(moved).entity_name(), moved.pk))
    return redirect(chart_url(given["on"], _key(moved), is_today=is_now))


def _moved(request: EntityRequest) -> Movable:
    """The unit or employee that the address names, when the actor may move it."""
    for what, slug in SLUGS.items():
        number = request.GET.get(what, "")
        if number.isdecimal():
            moved: Movable = record_at(entity_at(slug), int(number))
            require("change", actions_on(moved))
            return moved
    raise Http404


def _day(request: EntityRequest) -> Any:
    """The day that the address names, but no day that has been."""
    return max(asked_for(Question(QueryDict(f"date={request.GET.get('on', '')}"))).day, today())


def _key(moved: Movable) -> str:
    return f"{type(moved).entity_name()}-{moved.pk}"


def _node_of(unit: Unit, day: Any) -> Any:
    return next((node for top in chart_on(day) for node in top if node.unit.pk == unit.pk), None)


def _movable(asked: Asked) -> dict[str, bool]:
    return {
        "can_move_units": asked.is_changeable and "change" in allowed_actions(Unit),
        "can_move_employees": asked.is_changeable and "change" in allowed_actions(Employee),
    }
