"""What roles keep from their holders in records that these see: fields hidden or read-only (SEC-05)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.limits import HIDDEN, READ_ONLY
from liant.kernel.access.models.protected import Reference, entity_label, field_label
from liant.kernel.access.models.roles import Role


class FieldLimit(Reference):
    """By this role one does not see a field, or sees and does not change it; by another one may."""

    wholes: ClassVar[tuple[str, ...]] = ("role",)

    class Level(models.TextChoices):
        READ_ONLY = READ_ONLY, _("read-only")
        HIDDEN = HIDDEN, _("hidden")

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="limits", verbose_name=_("role"))
    entity = models.CharField(_("entity"), max_length=60)
    field = models.CharField(_("field"), max_length=60)
    level = models.CharField(_("level"), max_length=9, choices=Level)

    class Meta:
        verbose_name = _("limited field")
        verbose_name_plural = _("limited fields")
        constraints = [models.UniqueConstraint(fields=["role", "entity", "field"], name="field_limited_once")]

    def __str__(self) -> str:
        named = field_label(self.entity, self.field)
        return f"{self.role}: {entity_label(self.entity)}, {named}, {self.get_level_display()}"

    @classmethod
    def entity_name(cls) -> str:
        """Who may change roles may change what they keep back."""
        return "role"
