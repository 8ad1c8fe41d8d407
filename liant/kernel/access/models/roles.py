"""Roles and what they grant: entity x action x scope (SEC-02)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.chart import Employee
from liant.kernel.access.models.protected import Reference


class Action(models.TextChoices):
    """What one may do with a record."""

    SEE = "see", _("see")
    CREATE = "create", _("create")
    CHANGE = "change", _("change")
    DELETE = "delete", _("delete")
    EXPORT = "export", _("export")


class Scope(models.TextChoices):
    """How far a grant reaches, seen from the employee's place in the chart."""

    OWN = "own", _("own")
    UNIT = "unit", _("own unit")
    BELOW = "below", _("unit and below")
    ALL = "all", _("all")


class Role(Reference):
    """What a kind of employee may do, wherever in the chart."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    requires_second_factor = models.BooleanField(
        _("requires a second factor"),
        default=False,
        help_text=_("Who holds it sets up an authenticator app or a passkey before anything else opens."),
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def entity_name(cls) -> str:
        """Roles, their grants and who holds them are one right."""
        return "role"


class Grant(Reference):
    """A role's right to do one action on one entity, within a scope."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants", verbose_name=_("role"))
    entity = models.CharField(_("entity"), max_length=60)
    action = models.CharField(_("action"), max_length=20, choices=Action)
    scope = models.CharField(_("scope"), max_length=8, choices=Scope)

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [models.UniqueConstraint(fields=["role", "entity", "action"], name="grant_once")]

    def __str__(self) -> str:
        return f"{self.role}: {self.entity} {self.action} {self.scope}"

    @classmethod
    def entity_name(cls) -> str:
        """Who may change roles may change what they grant."""
        return "role"


class RoleAssignment(Reference):
    """An employee holds a role."""

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="assignments")

    class Meta:
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        constraints = [models.UniqueConstraint(fields=["employee", "role"], name="role_assigned_once")]

    def __str__(self) -> str:
        return f"{self.employee}: {self.role}"

    @classmethod
    def entity_name(cls) -> str:
        """Giving a role is changing rights."""
        return "role"
