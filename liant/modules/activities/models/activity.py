"""The activity: a call, a meeting, a task, with its time and its outcome (ACT-01, ACT-07)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, caption_of
from liant.kernel.entity.showing.declared import is_long
from liant.kernel.lifecycle.models import stage_key
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.lifecycle.topology import known
from liant.kernel.tags.models import tags_field
from liant.modules.activities.models.activity_type import ActivityType
from liant.modules.activities.models.stages import ActivityStatus
from liant.modules.contacts.models import Contact


class Activity(Staged):
    """Something that we do for or with a contact. Fields are named as RFC 5545 names those of an event."""

    searched: ClassVar[tuple[str, ...]] = ("summary", "location")
    sorted_by: ClassVar[tuple[str, ...]] = ("summary",)
    bounded_by: ClassVar[tuple[str, ...]] = ("contact",)
    dated_by: ClassVar[str] = "starts_at"
    essential: ClassVar[tuple[str, ...]] = ("type", "stage", "status", "starts_at", "ends_at", "is_all_day")
    lifecycle_by: ClassVar[tuple[str, ...]] = ("type", "lifecycle")
    open_status: ClassVar[str] = ActivityStatus.PLANNED
    above: ClassVar[str] = "parent"

    Status = ActivityStatus

    # The database refuses to delete a type in use: Django would read all its activities to tell so.
    type = models.ForeignKey(ActivityType, on_delete=models.DO_NOTHING, related_name="+", verbose_name=_("type"))
    summary = models.CharField(_("subject"), max_length=200)
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("contact"),
        db_index=False,
    )  # fmt: skip
    stage = stage_key("ActivityStage", _("stage"), blank=True)
    status = models.CharField(_("status"), max_length=9, choices=ActivityStatus, default=ActivityStatus.PLANNED)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"),
        db_index=False,
    )  # fmt: skip
    starts_at = models.DateTimeField(_("starts"))
    # As DTEND, the moment after it: of whole days, the midnight after the last.
    ends_at = models.DateTimeField(
        _("ends"), blank=True, help_text=_("Left empty, it takes as long as its type usually does.")
    )
    is_all_day = models.BooleanField(_("all day"), default=False)
    location = models.CharField(_("place"), max_length=200, blank=True)
    description = models.TextField(_("notes"), blank=True, max_length=20_000)
    result = models.TextField(_("result"), blank=True, max_length=20_000)
    spent_minutes = models.PositiveIntegerField(_("time spent"), null=True, blank=True, help_text=_("In minutes."))
    cost = models.DecimalField(
        _("cost"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    employees: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        Employee, through="Participant", related_name="+", blank=True, verbose_name=_("colleagues")
    )
    tags = tags_field("ActivityTag")
    caption = caption_of(models.F("summary"), 200, _("subject"))

    class Meta(Staged.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [
            # Nobody asks for ten million by when they were made; those of an owner or a unit come by their time.
            *(index for index in Staged.Meta.indexes if not {"created_at", "-id"}.intersection(index.fields)),
            models.Index(fields=["owner", "starts_at"], name="activity_owner_starts"),
            models.Index(fields=["unit", "starts_at"], name="activity_unit_starts"),
            models.Index(fields=["starts_at", "id"], name="activity_starts"),
            models.Index(fields=["contact", "starts_at"], name="activity_contact"),
            models.Index(fields=["starts_at", "id"], name="activity_planned", condition=models.Q(status="planned")),
            models.Index(fields=["status", "starts_at", "id"], name="activity_status"),
            models.Index(fields=["stage", "starts_at", "id"], name="activity_stage"),
            models.Index(
                fields=["parent", "starts_at"], name="activity_parent", condition=models.Q(parent__isnull=False)
            ),
            models.Index(
                fields=["ends_at", "starts_at"], name="activity_long", condition=is_long("starts_at", "ends_at")
            ),
            # What is open is asked for all day long, and is one in twenty. An index by owner and status beside it would
            # keep PostgreSQL from it: it never combines two whose conditions overlap, and takes the large one instead.
            GinIndex(fields=["audience"], name="activity_planned_audience", condition=models.Q(status="planned")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="activity_ends_after_start",
                violation_error_message=_("It can't end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.summary

    @property
    def is_overdue(self) -> bool:
        """Whether it is still planned though its time is over."""
        return self.status == self.Status.PLANNED and self.ends_at < timezone.now()

    def clean(self) -> None:
        """Complete its time; refuse an end before the start, and for a new one a type that is used no more."""
        super().clean()
        errors: dict[str, Any] = {}
        if self._lacks_result():
            errors["result"] = _("Tell what came of it: “%(type)s” needs a result.") % {"type": self.type}
        if self._state.adding and self.type_id and not self.type.is_active:
            errors["type"] = _("“%(type)s” is not in use any more: choose another type.") % {"type": self.type}
        if self.starts_at:
            self.starts_at, self.ends_at = _aware(self.starts_at), _aware(self.ends_at or self._usual_end())
            if self.ends_at < self.starts_at:
                errors["ends_at"] = _("It can't end before it starts.")
            elif self.is_all_day:
                self.starts_at, self.ends_at = _whole_days(self.starts_at, self.ends_at)
        if errors:
            raise ValidationError(errors)

    def missing_at(self, stage: int) -> list[str]:
        """A result, where its type needs one to be done."""
        is_done = known(Activity).stages[stage].status == self.Status.DONE
        return ["result"] if is_done and self.type.needs_result and not self.result else []

    def _lacks_result(self) -> bool:
        is_ending = self._state.adding or self.stage_id != self.starts_from
        return bool(is_ending and self.stage_id and self.type_id and self.missing_at(self.stage_id))

    def _usual_end(self) -> datetime:
        minutes = self.type.default_minutes if self.type_id else 0
        return self.starts_at + timedelta(minutes=minutes)


def _aware(moment: datetime) -> datetime:
    """A time without zone is meant by the clock of the installation."""
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _whole_days(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """From the first midnight to the one after the last day (RFC 5545, 3.6.1); an end at midnight is such a one."""
    first, last = _midnight(start), _midnight(end)
    is_midnight = last == end and last > first
    return first, last if is_midnight else _midnight(last + timedelta(hours=36))


def _midnight(moment: datetime) -> datetime:
    day = timezone.localtime(moment).date()
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  the zone comes with make_aware
