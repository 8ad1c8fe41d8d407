"""Why an employee may, or may not, do something to a record: in words, for administrators (SEC-07)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Action, Employee, Record, Role, Scope, TargetGroup, Unit
from liant.kernel.access.models.groups import scope_label
from liant.kernel.access.models.roles import group_in

# The kinds of locks, by their rest when divided by four (see sql/enter.sql).
OWNER, UNIT, PARTICIPANT, GROUP = range(4)


@dataclass(frozen=True)
class Reason:
    """A right to the action: of a role, within a scope, one's own or lent; and what of the record it opens."""

    role: str
    # In words.
    scope: str
    opens_all: bool
    lender: str
    until: datetime | None
    fitting: list[str]
    fits: bool

    @property
    def text(self) -> str:
        """The reason in words."""
        words = {"role": self.role, "scope": self.scope, "why": ", ".join(self.fitting)}
        if self.opens_all:
            said = _("by the role “%(role)s”, which opens all of them") % words
        elif self.fits:
            said = _("%(why)s; by the role “%(role)s”, scope: %(scope)s") % words
        else:
            said = _("not by the role “%(role)s”, scope: %(scope)s") % words
        return f"{said} ({self._lent})" if self.lender else said

    @property
    def _lent(self) -> str:
        if self.until is None:
            return _("lent by %(lender)s") % {"lender": self.lender}
        until = date_format(timezone.localtime(self.until), "SHORT_DATETIME_FORMAT")
        return _("lent by %(lender)s until %(until)s") % {"lender": self.lender, "until": until}


@dataclass(frozen=True)
class Explanation:
    """Whether an employee may do it, and the reasons: those for it, or those that don't reach far enough."""

    employee: Employee
    action: str
    record: Record
    reasons: list[Reason]

    @property
    def is_allowed(self) -> bool:
        """Whether one of the rights opens the record."""
        return any(reason.fits for reason in self.reasons)

    @property
    def text(self) -> str:
        """The answer in a sentence."""
        words = {"name": self.employee, "action": Action(self.action).label}
        if not self.employee.is_active:
            return _("%(name)s may not: does not work here any more.") % words
        if self.is_allowed:
            return _("%(name)s may (%(action)s).") % words
        if not self.reasons:
            return _("%(name)s may not (%(action)s): no role grants it.") % words
        return _("%(name)s may not (%(action)s): the rights do not reach this far.") % words

    @property
    def remedy(self) -> str:
        """What would open it; empty when it is open."""
        if self.is_allowed or not self.employee.is_active:
            return ""
        words = {"unit": self.record.unit, "owner": self.record.owner}
        return _(
            "It belongs to %(owner)s, unit %(unit)s. What would open it: a role with the scope “all”; a post in "
            "%(unit)s and a role with the scope “own unit”; a post in a unit above it and a role with the scope “unit "
            "and below”; or rights lent by someone who has them."
        ) % words  # fmt: skip


def explain(record: Record, employee: Employee, action: str = Action.SEE) -> Explanation:
    """Why `employee` may or may not do `action` to a record. Tells nothing to who may not change roles."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lender_id, role_id, scope, until, fitting, fits FROM access.reasons(%s, %s, %s, %s)"
            " ORDER BY fits DESC, lender_id NULLS FIRST, role_id",
            [employee.pk, record.entity_name(), action, record.locks],
        )
        rows = cursor.fetchall()
    roles = captions(Role, (row[1] for row in rows))
    lenders = captions(Employee, (row[0] for row in rows))
    locks = _locks_in_words(employee, {lock for row in rows for lock in row[4]})
    groups = captions(TargetGroup, (number for row in rows if (number := group_in(row[2]))))
    scopes = {reach: _scope_in_words(reach, groups) for _lender, _role, reach, *_more in rows}
    reasons = [
        Reason(
            roles[role],
            scopes[scope],
            scope == Scope.ALL,
            lenders.get(lender, ""),
            until,
            [locks[lock] for lock in fitting],
            fits,
        )
        for lender, role, scope, until, fitting, fits in rows
    ]
    return Explanation(employee, action, record, reasons)


def who_may(record: Record, action: str = Action.SEE) -> list[Employee]:
    """Everyone who may do it, by name. Tells nothing to who may not change roles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.who_may(%s, %s, %s)", [record.entity_name(), action, record.locks])
        numbers = [number for (number,) in cursor.fetchall()]
    return list(Employee.objects.select_related("unit").filter(pk__in=numbers))


def _scope_in_words(reach: str, groups: dict[int, str]) -> str:
    number = group_in(reach)
    return scope_label(groups[number]) if number else str(Scope(reach).label)


def bounding_groups(action: str, model: type[Record]) -> list[str]:
    """The target groups to which the acting employee's right to do this is bounded, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.groups_of(access.keys(%s, %s))", [model.entity_name(), action])
        (locks,) = cursor.fetchone()
    return sorted(captions(TargetGroup, (lock // 4 for lock in locks)).values())


def _locks_in_words(employee: Employee, locks: set[int]) -> dict[int, str]:
    """What each lock says of who opens it."""
    units = captions(Unit, (lock // 4 for lock in locks if lock % 4 == UNIT))
    groups = captions(TargetGroup, (lock // 4 for lock in locks if lock % 4 == GROUP))
    people = captions(Employee, (lock // 4 for lock in locks if lock % 4 in (OWNER, PARTICIPANT)))

    def words(lock: int) -> str:
        number, kind = divmod(lock, 4)
        if kind == UNIT:
            return _("it belongs to the unit %(unit)s") % {"unit": units[number]}
        if kind == GROUP:
            return _("it is in the target group %(group)s") % {"group": groups[number]}
        if kind == OWNER:
            mine, others = _("owns it"), _("%(name)s owns it")
        else:
            mine, others = _("takes part in it"), _("%(name)s takes part in it")
        return mine if number == employee.pk else others % {"name": people[number]}

    return {lock: words(lock) for lock in locks}
