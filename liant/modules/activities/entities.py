"""What lists, pages, forms, files and the API show of activities (ACT)."""

from datetime import timedelta
from typing import Any

from django.db.models import ForeignKey, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.counting import count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.periods import PeriodFilter
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.showing.declared import Board, Calendar
from liant.kernel.entity.verbs import Verb
from liant.kernel.imports.targets import FieldTarget
from liant.kernel.lifecycle.columns import StageColumn
from liant.kernel.lifecycle.entities import STEP, LifecycleEntity, StageEntity, offered_stages, step_verbs, used_stages
from liant.kernel.lifecycle.topology import known
from liant.modules.activities.columns import WhenColumn, when
from liant.modules.activities.models import (
    Activity,
    ActivityLifecycle,
    ActivityStage,
    ActivityStep,
    ActivityType,
    Attendee,
    Booking,
    Participant,
)
from liant.modules.contacts.models import Contact

WHO = _("Who takes part")


@register
class ActivityEntity(Entity):
    """Calls, meetings, tasks in one list."""

    model = Activity
    slug = "activities"
    icon = "calendar"
    columns = ("caption", WhenColumn(), "type", "contact", StageColumn(Activity), "owner", "employees")
    sortable = ("caption", "starts_at")
    order = "-starts_at"
    filters = (
        "type", "status", "stage", PeriodFilter("when", "starts_at", _("when")), "tags", "owner", "unit", "employees",
        "contact",
    )  # fmt: skip
    kept_fields = ("status",)
    board = Board("stage", "type", facts=("type",))
    calendar = Calendar(
        "starts_at", "ends_at", "is_all_day", colour="type", facts=("contact", "owner"),
        over={"status": ("done",)}, off={"status": ("cancelled",)},
    )  # fmt: skip
    fields = (
        (_("Activity"), ("summary", "type", "contact", "stage", "parent", "tags")),
        (_("Time and place"), ("starts_at", "ends_at", "is_all_day", "location")),
        (_("Notes"), ("description", "result", "spent_minutes", "cost")),
        (_("Responsible"), ("owner", "unit", "completer")),
    )
    parts = (
        PartSet(Participant, ("employee", "answer"), "users", group=WHO),
        PartSet(Attendee, ("contact", "answer"), "user-plus", group=WHO),
        PartSet(Booking, ("equipment",), "device-projector", group=WHO),
    )
    glance_fields = ("owner", "unit", "created_at")

    def begun(self) -> dict[str, Any]:
        """It starts with the next hour."""
        return {"starts_at": timezone.localtime().replace(minute=0) + timedelta(hours=1)}

    def badge(self, record: Any) -> str:
        """How far it is."""
        return str(known(Activity).stages[record.stage_id])

    def offers(self, record: Any) -> dict[str, QuerySet[Any]]:
        """The stages to which a step leads."""
        return {"stage": offered_stages(record)}

    def secondary(self, records: list[Any]) -> list[str]:
        """When it is and with whom."""
        names = captions(Contact, (record.contact_id for record in records))
        return [" · ".join(filter(None, (when(record), names.get(record.contact_id, "")))) for record in records]

    def lanes(self, by: ForeignKey) -> QuerySet[Any]:
        """Of the stages those that activities can be in."""
        return used_stages(Activity) if by.name == "stage" else super().lanes(by)

    def verbs(self, record: Any, actions: frozenset[str]) -> list[Verb]:
        """A button for each step."""
        return step_verbs(self, record, actions)

    def facts(self, employee: Employee) -> list[Fact]:
        """What is still to be done of one's own."""
        return [self._open(employee, str(_("Your open activities")))]

    def waiting(self, employee: Employee) -> list[Fact]:
        """What is still to be done of another's."""
        return [self._open(employee, str(_("Open activities")))]

    def _open(self, employee: Employee, label: str) -> Fact:
        planned = Activity.objects.filter(owner=employee, status=Activity.Status.PLANNED)
        url = f"{self.list_url}?owner={employee.pk}&status=planned&sort=starts_at"
        return Fact(label, count(planned).text, url, "calendar")


@register
class ActivityStageEntity(StageEntity):
    """How far activities are."""

    model = ActivityStage
    slug = "activity-stages"


@register
class ActivityLifecycleEntity(LifecycleEntity):
    """The ways that activities go."""

    model = ActivityLifecycle
    slug = "activity-life-cycles"
    parts = (PartSet(ActivityStep, STEP, "arrow-right"),)


@register
class ActivityTypeEntity(Entity):
    """What kinds of activities there are."""

    model = ActivityType
    slug = "activity-types"
    icon = "checklist"
    place = Place.ADMINISTRATION
    offered = {"is_active": "1"}
    columns = ("caption", "default_minutes", "lifecycle", "tone", "is_active")
    filters = ("is_active", "lifecycle")
    fields = (
        (_("Activity type"), ("name", "tone", "is_active")),
        (_("What it does"), ("default_minutes", "lifecycle", "needs_result")),
    )
    imports = (
        FieldTarget("name", ActivityType, synonyms=("nume", "denumire", "tip", "όνομα", "είδος")),
        FieldTarget("default_minutes", ActivityType, synonyms=("durată", "minute", "minutes", "duration", "διάρκεια")),
        FieldTarget("is_active", ActivityType, synonyms=("activ", "active", "în folosință")),
    )
