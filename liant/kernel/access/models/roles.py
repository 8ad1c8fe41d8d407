"""Roles and what they grant: entity x action x scope (SEC-02)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.chart import Employee
from liant.kernel.access.models.groups import TargetGroup
from liant.kernel.access.models.listed import Listed, caption_of
from liant.kernel.access.models.once import Once
from liant.kernel.access.models.protected import Reference, entity_label
from liant.kernel.access.models.terms import Term


class Action(models.TextChoices):
    """What one may do with a record."""

    SEE = "see", _("see")
    CREATE = "create", _("create")
    CHANGE = "change", _("change")
    DELETE = "delete", _("delete")
    ASSIGN = "assign", _("assign")
    COMPLETE = "complete", _("complete")
    APPROVE = "approve", _("approve")
    EXPORT = "export", _("export")
    PRINT = "print", _("print")
    MASS_MAIL = "mass_mail", _("mass mail")
    SEE_SENSITIVE = "see_sensitive", _("see sensitive fields")
    # What people ask of who keeps data about them: a copy, no further use, erasure (GDPR, art. 15 to 20).
    PRIVACY = "privacy", _("handle privacy requests")


class Scope(models.TextChoices):
    """How far a grant reaches, seen from the employee's place in the chart."""

    OWN = "own", _("own")
    UNIT = "unit", _("own unit")
    BELOW = "below", _("unit and below")
    DIVISION = "division", _("own division")
    ALL = "all", _("all")
    # What is in a target group, whoever owns it (SEC-04).
    GROUP = "group", _("target group")


# A right on no table: to read all of history (SEC-08).
AUDIT = ("audit", Action.SEE)


class Role(Listed, Reference):
    """What a kind of employee may do, wherever in the chart."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    requires_second_factor = models.BooleanField(
        _("requires a second factor"),
        default=False,
        help_text=_("Who holds it sets up an authenticator app or a passkey before anything else opens."),
    )
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["name"]
        constraints = [Once(field="name", name="role_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def entity_name(cls) -> str:
        """Roles, their grants and who holds them are one right."""
        return "role"


class Grant(Reference):
    """A role's right to do one action on one entity, within a scope."""

    wholes: ClassVar[tuple[str, ...]] = ("role",)

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants", verbose_name=_("role"))
    entity = models.CharField(_("entity"), max_length=60)
    action = models.CharField(_("action"), max_length=20, choices=Action)
    scope = models.CharField(_("scope"), max_length=8, choices=Scope)
    group = models.ForeignKey(
        TargetGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="grants",
        verbose_name=_("target group"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.UniqueConstraint(fields=["role", "entity", "action"], name="grant_once"),
            models.CheckConstraint(
                condition=models.Q(scope="group", group__isnull=False)
                | ~models.Q(scope="group") & models.Q(group=None),
                name="grant_names_its_group",
            ),
        ]

    def __str__(self) -> str:
        scope = self.group or self.get_scope_display()
        return f"{self.role}: {entity_label(self.entity)}, {self.get_action_display()}, {scope}"

    @classmethod
    def entity_name(cls) -> str:
        """Who may change roles may change what they grant."""
        return "role"

    @property
    def reach(self) -> str:
        """The scope in one word: of a target group with its number, as `group:7`."""
        return f"{self.scope}:{self.group_id}" if self.group_id else self.scope

    @reach.setter
    def reach(self, reach: str) -> None:
        self.scope, self.group_id = reach.partition(":")[0], group_in(reach)


def group_in(reach: str) -> int | None:
    """The number of the target group that a reach names; None of other scopes."""
    _scope, _colon, number = reach.partition(":")
    return int(number) if number else None


class RoleAssignment(Term):
    """An employee holds a role, whatever the unit (SEC-02)."""

    wholes: ClassVar[tuple[str, ...]] = ("employee",)

    employee = models.ForeignKey(
        Employee, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("employee")
    )
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("role"))

    class Meta:
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "role", "starts_on"], name="role_assigned_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.role}"

    @classmethod
    def entity_name(cls) -> str:
        """Giving a role is changing rights."""
        return "role"
