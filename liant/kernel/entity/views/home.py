"""The first page after signing in, and the user's own tastes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import lenders
from liant.kernel.access.models import Employee, Listed, User
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.panels import home_panels
from liant.kernel.entity.registry import entities
from liant.kernel.entity.rights import Rights, rights_of_actor
from liant.kernel.entity.shell import creatable
from liant.kernel.entity.table import Row, rows
from liant.kernel.entity.views.doors import EntityRequest, way_back
from liant.kernel.entity.visits import favourites, visited


@login_required
def home_view(request: EntityRequest) -> HttpResponseBase:
    """Greeting, figures, what was touched last, and what one may begin."""
    if request.actor is None:
        return render(request, "home.html", {"greeting": _("Welcome"), "facts": [], "recent": [], "quick": []})
    rights = rights_of_actor()
    context = {
        "greeting": _greeting(request.actor),
        "facts": [fact for entity, _actions in rights for fact in entity.facts(request.actor)],
        "standing_in": _standing_in(rights),
        "panels": home_panels(request),
        "favourites": _as_rows(favourites()),
        "recent": _as_rows(visited()),
        "quick": creatable(rights),
    }
    return render(request, "home.html", context)


@require_POST
@login_required
def preferences_view(request: EntityRequest) -> HttpResponse:
    """Change language or theme, and go back."""
    user = request.user
    assert isinstance(user, User)
    for name in ("language", "theme"):
        if value := request.POST.get(name):
            setattr(user, name, value)
    try:
        user.clean_fields(exclude={"password"})
    except ValidationError:
        return HttpResponseBadRequest()
    user.save(update_fields=["language", "theme"])
    return way_back(request, request.POST.get("next", ""), "home")


def _greeting(employee: Employee) -> str:
    hour = timezone.localtime().hour
    greetings = {
        "morning": pgettext("greeting", "Good morning, %(name)s"),
        "day": pgettext("greeting", "Good afternoon, %(name)s"),
        "evening": pgettext("greeting", "Good evening, %(name)s"),
    }
    part_of_day = "morning" if 4 <= hour < 12 else "day" if 12 <= hour < 18 else "evening"
    return greetings[part_of_day] % {"name": employee.given_name}


@dataclass
class StandIn:
    """Somebody with whose rights one acts beside one's own: until when, and what waits for them (SEC-03)."""

    employee: Employee
    until: datetime | None
    waiting: list[Fact]


def _standing_in(rights: Rights) -> list[StandIn]:
    ends = lenders()
    employees = Employee.objects.in_bulk(ends) if ends else {}
    return [
        StandIn(employee, ends[number], [fact for entity, _actions in rights for fact in entity.waiting(employee)])
        for number, employee in employees.items()
    ]


def _as_rows(records: list[Any]) -> list[Row]:
    """Records of whatever kind, with their first two columns."""
    made: dict[Listed, Row] = {}
    for entity in entities():
        own = [record for record in records if isinstance(record, entity.model)]
        made |= {row.record: row for row in rows(entity, entity.table_columns[:2], own)}
    return [made[record] for record in records]
