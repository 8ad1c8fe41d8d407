"""Rows with pages of their own, and among them the records, which belong to someone (GEN-02)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now
from django.db.models.signals import class_prepared
from django.dispatch import receiver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.limits import ShownManager, let_hide
from liant.kernel.access.models.protected import Protected


class Listed(Protected):
    """A row that is listed by its name, found by its words and dated; the database keeps all three (kernel/search).

    Its name in one piece is its `caption`, made by `caption_of`.
    """

    # What it is sorted by when by name: names of own columns.
    sorted_by: ClassVar[tuple[str, ...]] = ()
    # The moment that is meant when one asks for those of a time.
    dated_by: ClassVar[str] = "created_at"
    # What is meant, more often than not, when it is to be deleted.
    instead_of_deleting: ClassVar[str | Promise] = ""

    created_at = models.DateTimeField(_("created"), editable=False, db_default=Now())
    changed_at = models.DateTimeField(_("changed"), editable=False, db_default=Now())
    search = SearchVectorField(editable=False, null=True)
    sort_key = models.TextField(editable=False, default="", db_collation="C")

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["sort_key", "id"], name="%(class)s_sort_key"),
            GinIndex(fields=["search"], name="%(class)s_search"),
            models.Index(fields=["created_at", "id"], name="%(class)s_created"),
        ]

    @classmethod
    def completed(cls, values: dict[str, Any], *, by: Any) -> dict[str, Any]:
        """The values of a new row with those that need not be said."""
        return values


class Record(Listed):
    """A row with locks of its own: its owner's, its unit's, its participants'. Opened by keys that match."""

    grantable: ClassVar[tuple[str, ...]] = ("see", "create", "change", "delete", "assign", "export", "print")
    guarded: ClassVar[dict[str, tuple[str, ...]]] = {"assign": ("owner", "unit")}
    # The foreign keys to employees who take part: they see it, and so does who sees what is theirs.
    participants: ClassVar[tuple[str, ...]] = ()
    # The foreign keys to records whose target groups are its own, too: rights on it may be bounded by these.
    bounded_by: ClassVar[tuple[str, ...]] = ()
    # Whether two of them can be merged into one.
    is_mergeable: ClassVar[bool] = False
    # The fields without which it would be none: no role limits them.
    essential: ClassVar[tuple[str, ...]] = ()

    owner = models.ForeignKey(
        "access.Employee", on_delete=models.PROTECT, verbose_name=_("owner"), related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "access.Unit", on_delete=models.PROTECT, verbose_name=_("unit"), related_name="+", db_index=False
    )
    audience = ArrayField(models.IntegerField(), editable=False, default=list)

    objects: ClassVar[ShownManager] = ShownManager()

    class Meta(Listed.Meta):
        abstract = True
        base_manager_name = "objects"
        indexes = [
            *Listed.Meta.indexes,
            GinIndex(fields=["audience"], name="%(class)s_audience"),
            models.Index(fields=["owner", "-id"], name="%(class)s_owner"),
            models.Index(fields=["unit", "-id"], name="%(class)s_unit"),
        ]

    @classmethod
    def bounding(cls, name: str) -> "type[Record]":
        """The kind of records whose target groups it is in by one of `bounded_by`."""
        model = cls._meta.get_field(name).related_model
        assert isinstance(model, type)
        assert issubclass(model, Record)
        return model

    @classmethod
    def completed(cls, values: dict[str, Any], *, by: Any) -> dict[str, Any]:
        """It belongs to who makes it, and to the owner's unit, unless the values say otherwise."""
        owner = values.get("owner") or by
        return {**values, "owner": owner, "unit": values.get("unit") or owner.unit}


@receiver(class_prepared)
def _prepare(sender: type[models.Model], **_kwargs: Any) -> None:
    if issubclass(sender, Record):
        let_hide(sender)


def caption_of(expression: Any, length: int, label: Any = None) -> models.GeneratedField:
    """The column for a row's name in one piece, as the database puts it together."""
    return models.GeneratedField(
        expression=expression,
        output_field=models.CharField(max_length=length),
        db_persist=True,
        verbose_name=label or _("name"),
    )
