"""The counts: they may be lost in a crash, so that no request waits for a disk."""

from django.db import models


class Count(models.Model):
    """How often somebody asked since a span of time began; the table is UNLOGGED."""

    key = models.CharField(max_length=80, primary_key=True)
    began_at = models.DateTimeField(db_index=True)
    number = models.IntegerField()

    def __str__(self) -> str:
        return self.key
