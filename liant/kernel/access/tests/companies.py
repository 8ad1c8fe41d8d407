"""Random companies, and how they come into the database."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from hypothesis import strategies as st

from liant.kernel.access.models import Delegation as DelegationRow
from liant.kernel.access.models import Employee, FieldLimit, Grant, Role, RoleAssignment, TargetGroup, Unit
from liant.kernel.access.models import Placement as PlacementRow
from liant.kernel.access.models import Post as PostRow
from liant.kernel.access.tests.plain_rules import (
    SCOPES,
    Assignment,
    Company,
    Delegation,
    Placement,
    Post,
    Row,
    Term,
)
from liant.modules.contacts.models import Contact, Phone

ACTIONS = ("see", "change")
LIMITED, LEVELS = ("iban", "phones"), ("hidden", "read_only")
UNITS, EMPLOYEES = 6, 5
MEMBERS = {"field": "is_customer", "operator": "is", "value": True}
IBAN, NUMBER = "RO49AAAA1B31007593840000", "+40744123456"
ZONE = ZoneInfo(settings.TIME_ZONE)

days = st.one_of(st.none(), st.integers(-2, 3))
terms = st.tuples(days, days).filter(lambda term: None in term or term[0] <= term[1])
some_actions = st.frozensets(st.sampled_from(ACTIONS))


@st.composite
def placements(draw: st.DrawFn) -> tuple[Placement, ...]:
    """Each unit below an earlier one, so that there is no circle; some move on a day."""
    found = [Placement(0, None, (None, None))]
    for unit in range(1, UNITS):
        first, then = (draw(st.one_of(st.none(), st.integers(0, unit - 1))) for _ in range(2))
        moves = draw(st.one_of(st.none(), st.integers(-1, 3)))
        if moves is None:
            found.append(Placement(unit, first, (None, None)))
        else:
            found += [Placement(unit, first, (None, moves - 1)), Placement(unit, then, (moves, None))]
    return tuple(found)


@st.composite
def companies(draw: st.DrawFn, *, busy: bool = False) -> Company:
    """A small company in which everything that has a date has one now and then; in a busy one most may do something."""
    employees, units = st.integers(0, EMPLOYEES - 1), st.integers(0, UNITS - 1)
    main = [Post(employee, draw(units), (None, None)) for employee in range(EMPLOYEES)]
    role = st.dictionaries(st.sampled_from(ACTIONS), st.sampled_from(SCOPES), min_size=int(busy))
    limits = st.dictionaries(st.sampled_from(LIMITED), st.sampled_from(LEVELS), min_size=int(busy))
    once = {
        "min_size": 5 if busy else 0,
        "max_size": 10 if busy else 6,
        "unique_by": lambda it: (it.employee, it.role, it.term[0]),
    }
    assigned = st.builds(Assignment, employees, st.integers(0, 1), terms)
    lent = st.builds(Delegation, employees, employees, terms, some_actions, st.booleans())
    return Company(
        divisions=draw(st.frozensets(units)),
        placements=draw(placements()),
        posts=(*main, *draw(st.lists(st.builds(Post, employees, units, terms), max_size=3))),
        roles=tuple(draw(st.lists(role, min_size=2, max_size=2))),
        limits=tuple(draw(st.lists(limits, min_size=2, max_size=2))),
        assignments=tuple(draw(st.lists(assigned, **once))),
        delegations=tuple(it for it in draw(st.lists(lent, max_size=4)) if it.lender != it.borrower),
        gone=draw(st.frozensets(employees, max_size=1)),
        rows=tuple(draw(st.lists(st.builds(Row, employees, units, st.booleans()), min_size=1, max_size=6))),
    )  # fmt: skip


class Loaded:
    """A company in the database: its rows by their numbers in the plain rules."""

    def __init__(self, company: Company) -> None:
        """Write it, in the running transaction, as whoever has entered."""
        self._today = datetime.now(ZONE).date()
        self.units = [
            Unit.objects.create(name=f"U{number}", kind=self._kind(company, number)) for number in range(UNITS)
        ]
        posts = {post.employee: self.units[post.unit] for post in reversed(company.posts)}
        self.employees = [
            Employee.objects.create(given_name="E", family_name=str(number), unit=posts[number])
            for number in range(EMPLOYEES)
        ]
        self.group = TargetGroup(name="G", entity="contact", criteria=MEMBERS)
        self.group.full_clean()
        self.group.save()
        self._load_chart(company)
        self._load_roles(company)
        Employee.objects.filter(pk__in=[self.employees[number].pk for number in company.gone]).update(is_active=False)
        self.rows = Contact.objects.bulk_create(
            # All join the group or leave it once they are there.
            Contact(
                name="Row", iban=IBAN, owner=self.employees[row.owner], unit=self.units[row.unit],
                is_customer=not row.is_member,
            )
            for row in company.rows
        )  # fmt: skip
        for contact, row in zip(self.rows, company.rows, strict=True):
            Contact.objects.filter(pk=contact.pk).update(is_customer=row.is_member)
        self.phones = Phone.objects.bulk_create(Phone(contact=row, number=NUMBER) for row in self.rows)

    def moment(self, day: int) -> datetime:
        """The first moment of a day; of today, now."""
        return self._midnight(day) if day else self._now()

    def _kind(self, company: Company, unit: int) -> str:
        return Unit.Kind.DIVISION if unit in company.divisions else Unit.Kind.TEAM

    def _load_chart(self, company: Company) -> None:
        PlacementRow.objects.filter(unit__in=self.units).delete()
        parents = dict(enumerate(self.units))
        PlacementRow.objects.bulk_create(
            PlacementRow(unit=self.units[it.unit], parent=parents.get(it.parent), **self._term(it.term))
            for it in company.placements
        )
        PostRow.objects.bulk_create(
            PostRow(employee=self.employees[it.employee], unit=self.units[it.unit], **self._term(it.term))
            for it in company.posts[EMPLOYEES:]
        )

    def _load_roles(self, company: Company) -> None:
        roles = [Role.objects.create(name=f"R{number}") for number in range(len(company.roles))]
        Grant.objects.bulk_create(
            Grant(
                role=role, entity="contact", action=action, scope=scope, group=self.group if scope == "group" else None
            )
            for role, granted in zip(roles, company.roles, strict=True)
            for action, scope in granted.items()
        )
        FieldLimit.objects.bulk_create(
            FieldLimit(role=role, entity="contact", field=field, level=level)
            for role, limits in zip(roles, company.limits, strict=True)
            for field, level in limits.items()
        )
        RoleAssignment.objects.bulk_create(
            RoleAssignment(employee=self.employees[it.employee], role=roles[it.role], **self._term(it.term))
            for it in company.assignments
        )
        DelegationRow.objects.bulk_create(
            DelegationRow(
                owner=self.employees[it.lender], unit=self.employees[it.lender].unit, reason="Leave",
                borrower=self.employees[it.borrower], may_pass_on=it.may_pass_on,
                rights=[f"contact:{action}" for action in it.actions], **self._span(it.term),
            )
            for it in company.delegations
        )  # fmt: skip

    def _term(self, term: Term) -> dict[str, object]:
        names = ("starts_on", "ends_on")
        return {
            name: None if day is None else self._today + timedelta(day) for name, day in zip(names, term, strict=True)
        }

    def _span(self, term: Term) -> dict[str, datetime]:
        first, last = term
        return {
            "starts_at": self._midnight(-9 if first is None else first),
            "ends_at": self._midnight(9 if last is None else last + 1),
        }

    def _midnight(self, day: int) -> datetime:
        return datetime.combine(self._today + timedelta(day), time(), ZONE)

    def _now(self) -> datetime:
        with connection.cursor() as cursor:
            cursor.execute("SELECT now()")
            return datetime.fromisoformat(str(cursor.fetchone()[0])).astimezone(UTC)
