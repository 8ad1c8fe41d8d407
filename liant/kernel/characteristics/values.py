"""The tables of values: one for each entity, each a few lines in its room (CON-12)."""

from functools import cache
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed, Protected
from liant.kernel.access.tables import table_of
from liant.kernel.characteristics.models import Characteristic, CharacteristicChoice
from liant.kernel.characteristics.types import Choice, Link
from liant.kernel.search.functions import Fold


class CharacteristicValue(Protected):
    """What a record has of a characteristic, in the column of its type; of several choices a row for each.

    A subclass is a Part or a Reference, too, and has the foreign key `whole` to its records, which call their rows
    `characteristics`.
    """

    wholes: ClassVar[tuple[str, ...]] = ("whole",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")
    # History calls a row by its characteristic, and needs that to tell of one column alone.
    labelled_by: ClassVar[str] = "characteristic"
    told_with: ClassVar[tuple[str, ...]] = ("characteristic_id",)
    # Roles limit characteristics one by one (SEC-05).
    limited_by: ClassVar[str] = "characteristic"

    # What has values is not deleted; the database says so, for Django would read all of them first.
    characteristic = models.ForeignKey(
        Characteristic, on_delete=models.DO_NOTHING, related_name="+", verbose_name=_("characteristic"), db_index=False
    )
    text = models.TextField(_("text"), blank=True, default="")
    text_key = models.GeneratedField(
        expression=Left(Fold("text"), 200), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    # A double: comparisons of PostgreSQL's exact numbers are not leakproof, and no index would serve them here.
    number = models.FloatField(_("number"), null=True, blank=True)
    day = models.DateField(_("date"), null=True, blank=True)
    flag = models.BooleanField(_("yes or no"), null=True, blank=True)
    choice = models.ForeignKey(
        CharacteristicChoice, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("choice"),
    )  # fmt: skip
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("employee"),
    )  # fmt: skip

    class Meta:
        abstract = True
        verbose_name = _("characteristic")
        verbose_name_plural = _("characteristics")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["whole", "characteristic", "choice"], nulls_distinct=False, name="%(class)s_once"
            )
        ]
        indexes = [
            models.Index(fields=["characteristic", "text_key", "whole"], name="%(class)s_text"),
            *(
                models.Index(
                    fields=["characteristic", column, "whole"], name=f"%(class)s_{column}",
                    condition=models.Q(**{f"{column}__isnull": False}),
                )
                for column in ("number", "day", "flag")
            ),
            *(
                models.Index(
                    fields=[column, "whole"], name=f"%(class)s_{called}",
                    condition=models.Q(**{f"{column}__isnull": False}),
                )
                for column, called in (("choice", "choice"), ("employee", "staff"))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        of, value = self.characteristic, self.value
        if value is None or value == "":
            return ""
        if isinstance(of.kind, Choice):
            return str(self.choice)
        names = captions(of.kind.model(of), [value]) if isinstance(of.kind, Link) else {}
        return of.kind.shown(of, value, names)

    @classmethod
    def entity_name(cls) -> str:
        """Values are opened by the rights on what they are of."""
        return cls.whole_model().entity_name()

    @property
    def value(self) -> Any:
        """What it holds."""
        return getattr(self, self.characteristic.kind.attribute)


def described_models() -> list[type[Listed]]:
    """The entities that may have characteristics."""
    return [_whole(model) for model in _tables()]


def values_of(model: type[models.Model]) -> type[CharacteristicValue] | None:
    """The table of the values of a model's records; None where they may have none."""
    found: type[CharacteristicValue] | None = table_of(CharacteristicValue, model)
    return found


@cache
def values_of_entity(entity: str) -> type[CharacteristicValue] | None:
    """The same by the entity's name."""
    return next((table for table in _tables() if table.entity_name() == entity), None)


def _tables() -> list[type[CharacteristicValue]]:
    return [model for model in apps.get_models() if issubclass(model, CharacteristicValue)]


def _whole(table: type[CharacteristicValue]) -> Any:
    return table.whole_model()
