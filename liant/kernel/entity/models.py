"""What the kit remembers for an employee."""

from django.db import models
from django.db.models.functions import Now

from liant.kernel.access.models import Private


class Visit(Private):
    """An employee opened a record's page; the last time counts."""

    entity = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "entity", "record_id"], name="visit_once")]
        indexes = [models.Index(fields=["employee", "-at"], name="visit_latest")]

    def __str__(self) -> str:
        return f"{self.entity} {self.record_id}"
