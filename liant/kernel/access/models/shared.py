"""What all processes remember for a while: the table of Django's database cache."""

from django.db import models


class SharedValue(models.Model):
    """A count of failed sign-ins, a code that was used: forgotten when it expires."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
