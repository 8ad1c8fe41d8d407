"""Which calendars of name days are looked at: in the company, and by an employee of another mind.

A setting of who looks, never of a contact: what church somebody belongs to is nobody's business here (GDPR, art. 9).
"""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private, Reference
from liant.modules.celebrations.models.choices import LeapDay, NameDayCalendar

# What is looked at until somebody says otherwise: all calendars of the installation's country.
USUAL = {"RO": [NameDayCalendar.RO_ORTHODOX, NameDayCalendar.RO_CATHOLIC], "GR": [NameDayCalendar.GR_ORTHODOX]}


def usual_calendars() -> list[str]:
    """Those of the country in which the company is."""
    return [str(calendar) for calendar in USUAL.get(settings.PHONE_REGION, [])]


class CompanyCelebrations(Reference):
    """What holds for everybody who has not chosen: one row, or none yet."""

    calendars = ArrayField(
        models.CharField(max_length=20, choices=NameDayCalendar), verbose_name=_("calendars"), default=usual_calendars,
        blank=True,
    )  # fmt: skip
    leap_day = models.CharField(
        _("29 February is celebrated, in other years, on"), max_length=5, choices=LeapDay, default=LeapDay.BEFORE
    )
    # One row at most.
    is_only = models.BooleanField(default=True, editable=False, unique=True)

    class Meta:
        verbose_name = _("celebrations of the company")
        verbose_name_plural = _("celebrations of the company")
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(is_only=True), name="one_company")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class CelebrationSettings(Private):
    """The calendars of an employee's own choice; who has none looks at the company's."""

    calendars = ArrayField(
        models.CharField(max_length=20, choices=NameDayCalendar), verbose_name=_("calendars"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("settings of celebrations")
        verbose_name_plural = _("settings of celebrations")
        constraints: ClassVar = [models.UniqueConstraint(fields=["employee"], name="celebration_settings_once")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


def company_celebrations() -> CompanyCelebrations:
    """What holds for all; as it is at first, not kept, when nobody has said anything."""
    found: Any = CompanyCelebrations._default_manager.first()
    return found or CompanyCelebrations()


def own_settings(employee_id: int) -> CelebrationSettings | None:
    """The acting employee's own choice."""
    found: CelebrationSettings | None = CelebrationSettings._default_manager.filter(employee_id=employee_id).first()
    return found


def calendars_of(employee_id: int) -> list[str]:
    """The calendars that the acting employee looks at."""
    own = own_settings(employee_id)
    return list(own.calendars if own else company_celebrations().calendars)
