"""The keys that employees hold. The database computes them from chart and grants (see sql/keys.sql)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from liant.kernel.access.models.chart import Employee


class Keyring(models.Model):
    """The database role as which an employee acts; there is one only for who may enter."""

    employee = models.OneToOneField(Employee, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False)
    database_role = models.CharField(max_length=63)

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.database_role}"


class Key(models.Model):
    """What opens to an employee, per entity and action: rows locked by one of `keys`, or everything."""

    pk = models.CompositePrimaryKey("employee_id", "entity", "action")
    employee = models.ForeignKey(Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    entity = models.CharField(max_length=60)
    action = models.CharField(max_length=20)
    keys = ArrayField(models.IntegerField())
    everything = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.entity} {self.action}"
