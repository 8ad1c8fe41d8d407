"""The four ways in which a table is locked. Every table of a module is one of them (SEC-06)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Protected(models.Model):
    """A table with row security. What it allows is asked of the database by the name of its `entity`."""

    # Columns the database keeps by itself: they are no one's change, so history leaves them out.
    kept_by_database: ClassVar[frozenset[str]] = frozenset({"audience", "search", "sort_key", "changed_at"})
    # The foreign keys to the rows that it is a part of: its history is theirs.
    wholes: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def entity_name(cls) -> str:
        """The name under which roles grant rights on these rows."""
        return cls._meta.model_name or ""

    @classmethod
    def column(cls, name: str) -> str:
        """The column of the field with this name."""
        field = cls._meta.get_field(name)
        assert isinstance(field, models.Field)
        return str(field.column)

    @property
    def locks(self) -> list[int]:
        """What a key must match to open this row; none match the empty list, only the right on all does."""
        return getattr(self, "audience", [])


class Record(Protected):
    """A row with locks of its own: its owner's, its unit's, its participants'. Opened by keys that match."""

    # What a search for this record looks at, and what it is sorted by when by name: names of own columns.
    searched: ClassVar[tuple[str, ...]] = ()
    sorted_by: ClassVar[tuple[str, ...]] = ()
    # The foreign keys to employees who take part: they see it, and so does who sees what is theirs.
    participants: ClassVar[tuple[str, ...]] = ()

    owner = models.ForeignKey(
        "access.Employee", on_delete=models.PROTECT, verbose_name=_("owner"), related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "access.Unit", on_delete=models.PROTECT, verbose_name=_("unit"), related_name="+", db_index=False
    )
    created_at = models.DateTimeField(_("created"), editable=False, db_default=Now())
    changed_at = models.DateTimeField(_("changed"), editable=False, db_default=Now())
    audience = ArrayField(models.IntegerField(), editable=False, default=list)
    search = SearchVectorField(editable=False, null=True)
    sort_key = models.TextField(editable=False, default="", db_collation="C")

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["sort_key", "id"], name="%(class)s_sort_key"),
            GinIndex(fields=["audience"], name="%(class)s_audience"),
            GinIndex(fields=["search"], name="%(class)s_search"),
            models.Index(fields=["owner", "-id"], name="%(class)s_owner"),
            models.Index(fields=["unit", "-id"], name="%(class)s_unit"),
            models.Index(fields=["created_at", "id"], name="%(class)s_created"),
        ]


class Part(Protected):
    """A row that belongs to one or more records, its `wholes`, and opens to whoever may open one of these."""

    # The foreign keys to employees who by it take part in its whole.
    participants: ClassVar[tuple[str, ...]] = ()
    # What it adds to the search words of its whole: names of own columns.
    searched: ClassVar[tuple[str, ...]] = ()

    audience = ArrayField(models.IntegerField(), editable=False, default=list)

    class Meta:
        abstract = True

    @classmethod
    def entity_name(cls) -> str:
        """Parts are opened by the rights on their whole."""
        return cls.whole_model().entity_name()

    @classmethod
    def whole_model(cls) -> type[Record]:
        """The record class that this is a part of."""
        model = cls._meta.get_field(cls.wholes[0]).related_model
        assert isinstance(model, type)
        assert issubclass(model, Record)
        return model


class Reference(Protected):
    """A row that every employee sees (chart, categories) and that only those with the right on all may write."""

    # Where a list is too long to choose from, what a search in it looks at: names of own columns.
    searched: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True


class Private(Protected):
    """A row of one employee's own work (an import under way): opens to that employee alone."""

    employee = models.ForeignKey("access.Employee", on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta:
        abstract = True
