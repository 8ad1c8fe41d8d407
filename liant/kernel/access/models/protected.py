"""The ways in which a table is locked. Every table of a module is one of them (SEC-06); records are in `listed`."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


def entity_label(name: str) -> str:
    """What an entity is called on which rights are granted; its name where it is no table."""
    found = (model for model in apps.get_models() if issubclass(model, Protected) and model._meta.model_name == name)
    return next((str(model._meta.verbose_name) for model in found), name)


def field_label(entity: str, name: str) -> str:
    """What a field of an entity is called; its name where it is there no more."""
    found = (model for model in apps.get_models() if issubclass(model, Protected) and model._meta.model_name == entity)
    fields = (field for model in found for field in model._meta.get_fields() if _called(field) == name)
    words = (str(_words(field)) for field in fields)
    return next(words, None) or next(filter(None, (named(entity, name) for named in namers)), name)


# What names fields that are no fields of a model, by entity and name: rooms add theirs.
namers: list[Callable[[str, str], str | None]] = []


def _called(field: Any) -> str:
    return str(field.get_accessor_name() if field.auto_created and field.is_relation else field.name)


def _words(field: Any) -> Any:
    return field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name


class Protected(models.Model):
    """A table with row security. What it allows is asked of the database by the name of its `entity`."""

    # Columns the database keeps by itself: they are no one's change, so history leaves them out.
    kept_by_database: ClassVar[frozenset[str]] = frozenset(
        {"audience", "search", "own_search", "sort_key", "changed_at"}
    )
    # The foreign keys to the rows that it is a part of; none when it stands for itself.
    wholes: ClassVar[tuple[str, ...]] = ()
    # What a search for it, or for its whole, looks at: names of own columns.
    searched: ClassVar[tuple[str, ...]] = ()
    # The rights by which a row comes, becomes another and goes.
    needs: ClassVar[dict[str, str]] = {"insert": "create", "update": "change", "delete": "delete"}
    # The fields that one sets in a row that is there with a right of their own, beside that to change it.
    guarded: ClassVar[dict[str, tuple[str, ...]]] = {}
    # What roles may grant on its rows; a model adds the actions that mean something for it.
    grantable: ClassVar[tuple[str, ...]] = ()
    # Columns that history keeps of every change, be they changed or not: without them it could not be told.
    told_with: ClassVar[tuple[str, ...]] = ()
    # The foreign key by which history calls a row: "Turnover: 5 → 7"; by what kind of row it is when empty.
    labelled_by: ClassVar[str] = ""
    # Whether it holds what no words tell: history says only that it came, became another, went.
    is_wordless: ClassVar[bool] = False
    # The fields by which two parts of one record say the same: when records are merged, one of them stays.
    repeated_by: ClassVar[tuple[str, ...]] = ()
    # Whether processes keep copies of its rows (see editions.py).
    is_remembered: ClassVar[bool] = False
    # What every employee may do with every row, whatever is granted.
    open_actions: ClassVar[frozenset[str]] = frozenset()
    # The locks that a row one does not know yet may have: any (None), or none that a key fits.
    unknown_locks: ClassVar[list[int] | None] = None

    class Meta:
        abstract = True

    @classmethod
    def entity_name(cls) -> str:
        """The name under which roles grant rights on these rows."""
        return cls._meta.model_name or ""

    @classmethod
    def guarded_from(cls, actions: frozenset[str]) -> set[str]:
        """The fields that who may do these actions with a row may not set for all that."""
        return {name for action, names in cls.guarded.items() if action not in actions for name in names}

    @classmethod
    def whole_model(cls) -> "type[Protected]":
        """The model of what it is a part of, in whose history it is told; itself when it stands for itself."""
        model = cls._meta.get_field(cls.wholes[0]).related_model if cls.wholes else cls
        assert isinstance(model, type)
        assert issubclass(model, Protected)
        return model

    @classmethod
    def accessor(cls, link: str) -> str:
        """What a whole calls its parts of this kind, by the foreign key to it."""
        key = cls._meta.get_field(link)
        assert isinstance(key, models.ForeignKey)
        return str(key.remote_field.get_accessor_name())

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


class Part(Protected):
    """A row that belongs to one or more records, its `wholes`, and opens to whoever may open one of these."""

    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")
    # The foreign keys to employees who by it take part in its whole.
    participants: ClassVar[tuple[str, ...]] = ()
    # The foreign key to rows, with `entity` and `key`, for each of which roles may limit the parts like a field.
    limited_by: ClassVar[str] = ""

    # The yes-or-no field of the one that comes first among the parts of a record.
    preferred_by: ClassVar[str] = ""
    # The foreign key to the employee who alone changes it, and takes it away beside whoever may delete its whole.
    author: ClassVar[str] = ""
    # Whether nobody adds one in the name of somebody else.
    is_added_by_author: ClassVar[bool] = True
    # Whether rows stay as they were written, until their whole goes or is erased.
    is_append_only: ClassVar[bool] = False
    # Whether roles may hide these parts or hold them fixed.
    is_limitable: ClassVar[bool] = True

    audience = ArrayField(models.IntegerField(), editable=False, default=list)

    class Meta:
        abstract = True

    @classmethod
    def entity_name(cls) -> str:
        """Parts are opened by the rights on their whole."""
        return cls.whole_model().entity_name()


class Reference(Protected):
    """A row that every employee sees and prints (chart, categories), and that who has the right on all may write."""

    open_actions: ClassVar[frozenset[str]] = frozenset({"see", "print"})
    grantable: ClassVar[tuple[str, ...]] = ("create", "change", "delete", "export")
    unknown_locks: ClassVar[list[int] | None] = []

    class Meta:
        abstract = True


class Private(Protected):
    """A row of one employee's own work (an import under way): opens to that employee alone."""

    employee = models.ForeignKey("access.Employee", on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta:
        abstract = True


class Shared(Private):
    """One employee's own work, which whoever belongs to its unit, or below it, may read, too, when it has one.

    One shares with the units one belongs to or manages. Whoever may change the chart shares with each unit, and mends
    what others share.
    """

    # A constraint of its own table sets it to null when the unit goes: also in rows that are hidden from who does that.
    unit = models.ForeignKey(
        "access.Unit", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("shared with"),
    )  # fmt: skip

    class Meta:
        abstract = True
