"""Activities on the pages of contacts, employees and equipment (ACT-01, RES-03)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Employee
from liant.kernel.entity.registry import create_url_of, list_url_of
from liant.kernel.entity.related import Related
from liant.kernel.entity.tabs import tab_of
from liant.modules.activities.columns import WhenColumn
from liant.modules.activities.models import Activity, Attendee, Booking
from liant.modules.contacts.models import Contact
from liant.modules.organisation.models import Equipment


class Activities(Related):
    """The activities that one sees, latest first."""

    name = "activities"
    label = _("Activities")
    columns = (WhenColumn(), "caption", "type", "status", "owner")

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
    columns = (WhenColumn(), "caption", "type", "contact", "status")

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
