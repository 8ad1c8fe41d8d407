"""Choosing calendars: one's own, and the company's (CON-09)."""

from collections.abc import Sequence

from liant.kernel.access.actor import Actor
from liant.kernel.commands import command
from liant.modules.celebrations.models import CelebrationSettings, CompanyCelebrations
from liant.modules.celebrations.models.settings import company_celebrations


def choose_own(calendars: Sequence[str], *, by: Actor) -> None:
    """Look at these calendars from now on, whatever the company looks at; none is a choice, too."""
    CelebrationSettings._default_manager.update_or_create(employee=by, defaults={"calendars": list(calendars)})


def forget_own(*, by: Actor) -> None:
    """Look at what the company looks at."""
    CelebrationSettings._default_manager.filter(employee=by).delete()


def choose_for_company(calendars: Sequence[str], leap_day: str, *, by: Actor) -> None:
    """Have everybody look at these who has not chosen. Raises PermissionDenied."""
    _choose(CompanyCelebrations, list(calendars), leap_day, by=by)


@command("change")
def _choose(
    _model: type[CompanyCelebrations], calendars: list[str], leap_day: str, *, by: Actor
) -> CompanyCelebrations:
    there = company_celebrations()
    there.calendars, there.leap_day = calendars, leap_day
    there.full_clean(validate_unique=False, validate_constraints=False)
    there.save()
    return there
