"""The organisation chart: units in a tree, employees in units (RES-01)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.days import today
from liant.kernel.access.models.listed import Listed, caption_of
from liant.kernel.access.models.once import Once
from liant.kernel.access.models.protected import Reference
from liant.kernel.access.models.trees import Tree
from liant.kernel.fields import EmailField, PhoneField


class Unit(Tree, Reference):
    """A node of the organisation chart."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        DIVISION = "division", _("division")
        DEPARTMENT = "department", _("department")
        TEAM = "team", _("team")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DEPARTMENT)
    manager = models.ForeignKey(
        "Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="managed_units",
        verbose_name=_("manager"),
    )  # fmt: skip
    caption = caption_of(models.F("name"), 120)

    class Meta(Tree.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="unit_not_its_own_parent"),
            Once(field="name", within="parent", name="unit_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a place that it can't have: today, or by what is planned already."""
        super().clean()
        if self.parent and (refusal := self.refusal(self.parent, self._inside())):
            raise ValidationError({"parent": refusal})

    def refusal(self, parent: Tree, inside: frozenset[int]) -> str:
        """Why it can't be a part of that one; empty when it can. `inside` are it and whatever is a part of it."""
        # A holding has several companies under it.
        if self.kind == self.Kind.COMPANY and getattr(parent, "kind", "") != self.Kind.COMPANY:
            return str(_("A company is a part of another company only."))
        if parent.pk in inside:
            return str(_("It can't be a part of itself, or of what is a part of it."))
        return ""

    def _inside(self) -> frozenset[int]:
        place = None if self._state.adding else self.placements.in_force().first()
        if place is None:
            return frozenset()
        place.starts_on = today()
        found: frozenset[int] = place.inside()
        return found


class Employee(Listed, Reference):
    """A person of our own company. Who works with Liant has a login, too."""

    searched: ClassVar[tuple[str, ...]] = ("given_name", "family_name", "job_title", "email")
    sorted_by: ClassVar[tuple[str, ...]] = ("given_name", "family_name")
    instead_of_deleting = _("If this person has left, untick “Works here” instead: what they did stays theirs.")

    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="employees", verbose_name=_("unit"))
    email = EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("phone"), blank=True)
    is_active = models.BooleanField(_("works here"), default=True)
    roles: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "Role", through="RoleAssignment", related_name="employees", blank=True, verbose_name=_("roles")
    )
    caption = caption_of(Concat("given_name", models.Value(" "), "family_name"), 161)

    class Meta(Listed.Meta):
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering = ["family_name", "given_name"]
        constraints = [Once(field="email", name="employee_email_once")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def initials(self) -> str:
        """Two letters for the avatar."""
        return f"{self.given_name[:1]}{self.family_name[:1]}".upper()
