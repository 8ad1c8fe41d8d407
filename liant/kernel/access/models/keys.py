"""The keys that employees hold. The database computes them from chart, roles and delegations (see sql/keys.sql)."""

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models

from liant.kernel.access.models.chart import Employee


class Keyring(models.Model):
    """The database role as which an employee acts at that time, and what is kept from them; only for who may enter."""

    pk = models.CompositePrimaryKey("employee_id", "during")
    employee = models.ForeignKey(Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    during = DateTimeRangeField()
    database_role = models.CharField(max_length=63)
    # The fields kept from them: by table and column the level; null when none is.
    limits = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.database_role}"


class Key(models.Model):
    """What opens to an employee at that time, per entity and action: rows locked by one of `keys`, or everything.

    What others lent has their number as `lender_id`; one's own has zero.
    """

    pk = models.CompositePrimaryKey("employee_id", "entity", "action", "lender_id", "during")
    employee = models.ForeignKey(Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    entity = models.CharField(max_length=60)
    action = models.CharField(max_length=20)
    lender_id = models.BigIntegerField()
    during = DateTimeRangeField()
    keys = ArrayField(models.IntegerField())
    everything = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.entity} {self.action}"


class Edition(models.Model):
    """One row: which edition of the remembered tables this is. Another one whenever one of them changes."""

    edition = models.UUIDField()

    def __str__(self) -> str:
        return str(self.edition)
