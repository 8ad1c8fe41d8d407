"""Activities on the pages of contacts, employees, equipment and other activities (ACT-01, RES-03, WFL-03)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Employee
from liant.kernel.entity.columns import Column
from liant.kernel.entity.registry import create_url_of, list_url_of
from liant.kernel.entity.related import Related
from liant.kernel.entity.tabs import tab_of
from liant.kernel.lifecycle.columns import StageColumn
from liant.modules.activities.columns import WhenColumn
from liant.modules.activities.models import Activity, Attendee, Booking
from liant.modules.contacts.models import Contact
from liant.modules.organisation.models import Equipment


class Activities(Related):
    """The activities that one sees, latest first."""

    name = "activities"
    label = _("Activities")
    columns: ClassVar[tuple[str | Column, ...]] = (WhenColumn(), "caption", "type", StageColumn(Activity), "owner")

    def is_shown(self) -> bool:
        """For who may see activities."""
        return "see" in allowed_actions(Activity)

    def rows(self) -> QuerySet[Any]:
        """Those of this record."""
        return self.of_record(Activity.objects.defer("search", "description", "result")).order_by("-starts_at", "-id")

    def of_record(self, activities: QuerySet[Any]) -> QuerySet[Any]:
        """The activities narrowed to this record's."""
        raise NotImplementedError


@tab_of(Contact)
class OfContact(Activities):
    """What is about a contact, or what it takes part in."""

    def of_record(self, activities: QuerySet[Any]) -> QuerySet[Any]:
        """By number: an OR over two tables would hide both indexes."""
        about = Activity.objects.filter(contact=self.record).order_by().values("pk")
        taking_part = Attendee.objects.filter(contact=self.record).order_by().values("activity")
        return activities.filter(pk__in=about.union(taking_part, all=True))

    def create_url(self) -> str | None:
        """A new one about this contact."""
        return create_url_of(Activity, {"contact": self.record.pk})


@tab_of(Employee)
class OfEmployee(Activities):
    """What an employee has still to do, soonest first; the list has all that he or she takes part in."""

    label = _("Open activities")
    columns = (WhenColumn(), "caption", "type", "contact", StageColumn(Activity))

    def rows(self) -> QuerySet[Any]:
        """Those that are planned."""
        return super().rows().order_by("starts_at", "id")

    def of_record(self, activities: QuerySet[Any]) -> QuerySet[Any]:
        """By owner."""
        return activities.filter(owner=self.record, status=Activity.Status.PLANNED)

    def list_url(self) -> str | None:
        """The list, narrowed to those in which the employee takes part."""
        return list_url_of(Activity, {"employees": self.record.pk})


@tab_of(Equipment)
class OfEquipment(Activities):
    """What a piece of equipment is booked for, latest first, as far as one sees it."""

    label = _("Bookings")
    columns = (WhenColumn(), "caption", "type", "contact", "owner")

    def of_record(self, activities: QuerySet[Any]) -> QuerySet[Any]:
        """By its bookings."""
        return activities.filter(pk__in=Booking.objects.filter(equipment=self.record).values("activity"))

    def create_url(self) -> str | None:
        """A new one with this equipment."""
        return create_url_of(Activity, {"bookings.equipment": self.record.pk})


@tab_of(Activity)
class OfActivity(Activities):
    """What is to be done for it, in the order of time: when nothing of it is open any more, it goes on by itself."""

    name = "parts"
    label = _("Subordinate")
    columns = (WhenColumn(), "caption", "type", StageColumn(Activity), "owner")

    def rows(self) -> QuerySet[Any]:
        """Soonest first."""
        return super().rows().order_by("starts_at", "id")

    def of_record(self, activities: QuerySet[Any]) -> QuerySet[Any]:
        """Directly below it."""
        return activities.filter(parent=self.record)

    def create_url(self) -> str | None:
        """A new one below it, about the same contact."""
        given = {"parent": self.record.pk} | ({"contact": self.record.contact_id} if self.record.contact_id else {})
        return create_url_of(Activity, given)
