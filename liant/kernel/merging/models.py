"""Which numbers lead on to which: what was merged is still found by its old number."""

from django.db import models
from django.db.models.functions import Now


class Merged(models.Model):
    """A record was merged into another one. Written by the database; the application asks it by functions."""

    entity = models.CharField(max_length=60)
    number = models.BigIntegerField()
    into = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "number"], name="merged_once")]
        indexes = [models.Index(fields=["entity", "into"], name="merged_into")]

    def __str__(self) -> str:
        return f"{self.entity} {self.number} → {self.into}"
