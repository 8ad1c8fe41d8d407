"""Where celebrations stand: in the navigation, and on the home page."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Rights
from liant.kernel.entity.panels import Panel, home_panel
from liant.kernel.entity.shell import Item, daily_place
from liant.modules.celebrations.asking import soon
from liant.modules.celebrations.models import GreetingChannel, Whose
from liant.modules.celebrations.rows import Row, rows
from liant.modules.celebrations.telling import tell_look
from liant.modules.contacts.models import Contact

DAYS = 7
SHOWN = 12
# The parameter by which one asks for others' contacts on the home page.
WHOSE_ON_HOME = "celebrating"
# In the session: the day and whose contacts the audit was told of.
TOLD = "celebrations_told"


@daily_place
def celebrations(rights: Rights) -> Item | None:
    """For who sees contacts."""
    if (Contact.entity_name(), "see") not in rights:
        return None
    return Item(_("Celebrations"), "cake", reverse("celebrations:list"))


@home_panel
def panel(request: HttpRequest) -> Panel | None:
    """Who of one's contacts celebrates today and in the coming days, or of the unit's, where that is asked for."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    whose = Whose.UNIT if request.GET.get(WHOSE_ON_HOME) == Whose.UNIT else Whose.MINE
    other = Whose.MINE if whose == Whose.UNIT else Whose.UNIT
    found = [occasion for occasion in soon(actor, whose, DAYS) if occasion.is_common]
    today = timezone.localdate()
    if found and request.session.get(TOLD) != [today.isoformat(), whose]:
        # Once a day is enough for a page that one comes back to all the time.
        request.session[TOLD] = [today.isoformat(), whose]
        tell_look(today, today + timedelta(days=DAYS - 1), whose, len(found), by=actor)
    made = rows(found[:SHOWN])
    return Panel(
        "celebrations/panel.html",
        {
            "groups": [(label, list(of)) for label, of in groupby(made, key=_when)],
            "others_url": reverse("home") + ("" if other == Whose.MINE else f"?{WHOSE_ON_HOME}={other}"),
            "others": other.label,
            "all_url": f"{reverse('celebrations:list')}?whose={whose}",
            "more": max(len(found) - SHOWN, 0),
            "channels": GreetingChannel.choices,
            "can_greet": any(row.can_greet for row in made),
            "greet_today_url": _greeting_of(today, whose) if any(_is_for(row, today) for row in made) else "",
        },
    )


def _is_for(row: Row, day: date) -> bool:
    return row.can_greet and row.occasion.day == day


def _greeting_of(day: date, whose: Whose) -> str:
    """Where all who celebrate on a day are greeted."""
    said = {"span": "day", "day": day.isoformat(), "whose": whose, "channel": GreetingChannel.EMAIL}
    return f"{reverse('celebrations:greet')}?{urlencode(said)}"


def _when(row: Row) -> str:
    away = (row.occasion.day - timezone.localdate()).days
    return {0: _("Today"), 1: _("Tomorrow")}.get(away, _("In the coming days"))
