"""Entries (one act of one employee) and the row changes each consists of. Append-only: no door updates them."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee


class Entry(models.Model):
    """One act: a command run by an employee, or what someone did by plain SQL (verb `sql`)."""

    at = models.DateTimeField(_("when"), db_default=Now())
    employee = models.ForeignKey(Employee, on_delete=models.DO_NOTHING, null=True, db_constraint=False, db_index=False)
    verb = models.CharField(_("what"), max_length=60)
    undoes = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="undone_by"
    )

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        indexes = [models.Index(fields=["employee", "-id"], name="entry_employee")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class Change(models.Model):
    """What an entry did to one row: the columns that differ, before and after."""

    class Operation(models.TextChoices):
        INSERT = "insert", _("created")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")

    entry = models.ForeignKey(Entry, on_delete=models.DO_NOTHING, db_constraint=False, related_name="changes")
    operation = models.CharField(max_length=6, choices=Operation)
    table = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    # Whose history it belongs to: the record itself, or the records that the row is a part of.
    entity = models.CharField(max_length=60)
    record_ids = ArrayField(models.BigIntegerField())
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["id"]
        indexes = [GinIndex(fields=["record_ids"], name="change_records")]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} {self.operation}"

    @property
    def model(self) -> type[models.Model] | None:
        """The model of the changed row; None when Liant does not keep such rows any more."""
        return next((model for model in apps.get_models() if model._meta.db_table == self.table), None)
