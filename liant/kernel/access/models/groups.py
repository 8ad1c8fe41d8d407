"""Target groups: the records that a right may be bounded to (SEC-04)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.listed import Listed, Record, caption_of
from liant.kernel.access.models.once import Once
from liant.kernel.access.models.protected import Protected, Reference
from liant.kernel.fields import CriteriaField


def grouped_models() -> list[type[Record]]:
    """The kinds of records that there may be target groups of."""
    return [model for model in apps.get_models() if issubclass(model, Record) and "see" in model.grantable]


def _entities() -> list[tuple[str, str]]:
    return [(model.entity_name(), capfirst(str(model._meta.verbose_name_plural))) for model in grouped_models()]


class TargetGroup(Listed, Reference):
    """The records of an entity that fit a condition. Who is in it, the database keeps (see sql/groups.sql)."""

    kept_by_database: ClassVar[frozenset[str]] = Protected.kept_by_database | {"filled_at"}
    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)
    entity = models.CharField(_("of"), max_length=60, choices=_entities)
    criteria = CriteriaField(_("condition"), default=dict)
    # The condition as SQL. It is run as a role that may only read; and who may write it gives rights anyway.
    statement = models.TextField(editable=False, default="")
    # When all records were last gone through; null as long as that is still to be done for this condition.
    filled_at = models.DateTimeField(null=True, editable=False)
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["name"]
        constraints = [Once(field="name", name="target_group_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def model(self) -> type[Record]:
        """The kind of records it is of. Raises ValidationError when there is none any more."""
        found = next((model for model in grouped_models() if model.entity_name() == self.entity), None)
        if found is None:
            raise ValidationError(_("There are no such records any more."))
        return found

    @property
    def condition(self) -> Any:
        """What its records fit, as a node of criteria. Raises ValidationError by node."""
        from liant.kernel.criteria.reading import read

        return read(self.model, self.criteria)

    def clean(self) -> None:
        """Compile the condition. Refuse one that changes without its records, and another entity for one in use."""
        from liant.kernel.criteria.compiling import statement_of

        if not self.entity:
            return
        if not self._state.adding and type(self).objects.exclude(entity=self.entity).filter(pk=self.pk).exists():
            raise ValidationError({"entity": _("Make a new group for other records: rights may rest on this one.")})
        condition = self.condition
        if not condition.q():
            raise ValidationError({"criteria": _("Say which records belong to the group.")})
        if not condition.is_steady:
            raise ValidationError({"criteria": UNSTEADY})
        self.statement = statement_of(self.model, condition)


UNSTEADY = _(
    "Rights can't rest on what changes by itself: neither on today's date, nor on who asks, nor on related records."
    " Use the record's own fields and those of its parts."
)


def scope_label(group: object) -> str:
    """What the scope of a right is called that is bounded to this group, or to the one of this name."""
    return gettext("target group “%(group)s”") % {"group": group}


class Membership(models.Model):
    """A record is in a target group; kept by the database."""

    pk = models.CompositePrimaryKey("entity", "record_id", "group_id")
    entity = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    group_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.entity} {self.record_id}: {self.group_id}"
