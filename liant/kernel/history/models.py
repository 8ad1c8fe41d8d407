"""Entries (one act of one employee) and the row changes each consists of. Append-only: no door updates them."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee
from liant.kernel.access.origin import LONGEST_AGENT, Door


class EntryManager(models.Manager["Entry"]):
    """Entries without what only auditors may read of them."""

    def get_queryset(self) -> models.QuerySet["Entry"]:
        """The columns that every employee may read; an auditor gets all by `defer(None)`."""
        return super().get_queryset().defer(*Entry.FOR_AUDITORS)


class Entry(models.Model):
    """One act: a command run by an employee, or what someone did by plain SQL (verb `sql`).

    One that changes no row tells of itself in `told` (an export its filters), and is for auditors only.
    """

    FOR_AUDITORS: ClassVar[tuple[str, ...]] = (
        "door", "address", "agent", "request_id", "entity", "record_id", "told", "xact",
    )  # fmt: skip

    at = models.DateTimeField(_("when"), db_default=Now())
    employee = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, null=True, db_constraint=False, db_index=False, verbose_name=_("who")
    )
    on_behalf_of = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+",
        verbose_name=_("for whom"),
    )  # fmt: skip
    verb = models.CharField(_("what"), max_length=60)
    undoes = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="undone_by"
    )
    door = models.CharField(_("by which door"), max_length=4, choices=Door, db_default=Door.SQL)
    address = models.GenericIPAddressField(_("from which address"), null=True)
    agent = models.CharField(_("by which program"), max_length=LONGEST_AGENT, db_default="")
    request_id = models.UUIDField(_("request"), null=True)
    # On which record, where no change says so.
    entity = models.CharField(max_length=60, db_default="")
    record_id = models.BigIntegerField(null=True)
    told = models.JSONField(null=True)
    # The transaction that wrote it and all its changes, by its number (see sql/history.sql).
    xact = models.BigIntegerField(db_default=0)

    objects: ClassVar[Any] = EntryManager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["at", "id"], name="entry_at"),
            models.Index(fields=["employee", "at", "id"], name="entry_employee_at"),
            models.Index(fields=["verb", "at", "id"], name="entry_verb_at"),
            models.Index(fields=["address", "at", "id"], name="entry_address_at"),
            models.Index(fields=["entity", "record_id"], name="entry_told", condition=models.Q(told__isnull=False)),
            models.Index(fields=["xact", "id"], name="entry_xact"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class RowChange(models.Model):
    """What an entry did to one row: the columns that differ, before and after."""

    class Operation(models.TextChoices):
        INSERT = "insert", _("created")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")

    operation = models.CharField(max_length=6, choices=Operation)
    table = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    # Whose history it belongs to: the record itself, or the records that the row is a part of.
    entity = models.CharField(max_length=60)
    record_ids = ArrayField(models.BigIntegerField())
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} {self.operation}"

    @property
    def model(self) -> type[models.Model] | None:
        """The model of the changed row; None when Liant does not keep such rows any more."""
        return next((model for model in apps.get_models() if model._meta.db_table == self.table), None)


class KeptChange(RowChange):
    """A change as it is kept; nobody but the owner of the database and auditors reads it."""

    entry = models.ForeignKey(Entry, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")

    class Meta(RowChange.Meta):
        db_table = "history_change"
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            GinIndex(fields=["record_ids"], name="change_records"),
            models.Index(fields=["entry", "id"], name="change_entry"),
            models.Index(fields=["entity", "entry"], name="change_entity"),
        ]


class Change(RowChange):
    """A change as the reader may see it: without the fields that are hidden from them (a view; SEC-05)."""

    entry = models.ForeignKey(Entry, on_delete=models.DO_NOTHING, db_constraint=False, related_name="changes")

    class Meta(RowChange.Meta):
        managed = False
        db_table = "history_shown"
