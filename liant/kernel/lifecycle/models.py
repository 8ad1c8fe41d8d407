"""Stages, life cycles and steps, of which a room has its own tables (ACT-04)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Protected, Reference, Role, caption_of
from liant.kernel.fields.tones import Tone


class Stage(Listed, Reference):
    """Where a record stands: requested, approved, under way.

    A subclass adds `status`, what the stage counts as, with the choices of its records' own.
    """

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    is_remembered: ClassVar[bool] = True

    name = models.CharField(_("name"), max_length=60)
    tone = models.CharField(_("colour"), max_length=6, choices=Tone, default=Tone.GRAY)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Boards and lists to choose from show the smaller ones first.")
    )
    caption = caption_of(F("name"), 60)

    class Meta(Listed.Meta):
        abstract = True
        ordering = ["position", "name"]
        constraints = [Once(field="name", name="%(class)s_once")]

    def __str__(self) -> str:
        return self.name


class Lifecycle(Listed, Reference):
    """Which steps lead from which stage to which. A subclass adds `first`, the stage in which a record begins."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    is_remembered: ClassVar[bool] = True

    name = models.CharField(_("name"), max_length=60)
    caption = caption_of(F("name"), 60)

    class Meta(Listed.Meta):
        abstract = True
        ordering = ["name"]
        constraints = [Once(field="name", name="%(class)s_once")]

    def __str__(self) -> str:
        return self.name


class Takers(models.TextChoices):
    """Who takes a step, among those who may change the record."""

    ANYONE = "anyone", _("whoever may change it")
    OWNER = "owner", _("its owner")
    # Of a request of their own, the head above.
    HEAD = "head", _("the head of its unit")
    ROLE = "role", _("who has the role")


class Step(Reference):
    """From a stage to the next. A subclass adds `lifecycle`, `source` and `target`."""

    wholes: ClassVar[tuple[str, ...]] = ("lifecycle",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")
    is_remembered: ClassVar[bool] = True

    name = models.CharField(
        _("button"), max_length=40, blank=True, help_text=_("What taking it is called: “Approve”. Empty: the stage.")
    )
    taken_by = models.CharField(_("taken by"), max_length=6, choices=Takers, default=Takers.ANYONE)
    role = models.ForeignKey(
        Role, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("role")
    )
    is_automatic = models.BooleanField(
        _("by itself"), default=False, help_text=_("Taken as soon as nothing below it is open any more.")
    )

    class Meta:
        abstract = True
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["id"]
        constraints = [
            # Deferred, so that two rows may exchange theirs.
            models.UniqueConstraint(
                fields=["lifecycle", "source", "target"], name="%(class)s_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="%(class)s_leads_on"),
            models.CheckConstraint(
                condition=Q(taken_by=Takers.ROLE, role__isnull=False) | ~Q(taken_by=Takers.ROLE) & Q(role=None),
                name="%(class)s_names_its_role",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What its button says."""
        return self.name or str(self.target)  # type: ignore[attr-defined]

    @classmethod
    def entity_name(cls) -> str:
        """Who may change a life cycle changes its steps."""
        return cls.whole_model().entity_name()

    def clean(self) -> None:
        """It leads somewhere else, and names a role where that is who takes it. Raises ValidationError by field."""
        errors = {}
        if self.source_id and self.source_id == self.target_id:  # type: ignore[attr-defined]
            errors["target"] = _("A step leads to another stage.")
        if self.taken_by == Takers.ROLE and not self.role_id:
            errors["role"] = _("Choose the role whose holders take it.")
        if self.taken_by != Takers.ROLE:
            self.role = None
        if errors:
            raise ValidationError(errors)


def stage_key(stage: str, label: Any, *, blank: bool = False) -> Any:
    """A foreign key to a stage. What is in use the database keeps from being deleted, without reading all of it."""
    return models.ForeignKey(
        stage, on_delete=models.DO_NOTHING, related_name="+", verbose_name=label, blank=blank, db_index=False
    )
