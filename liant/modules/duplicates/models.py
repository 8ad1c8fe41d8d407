"""Pairs of contacts that are perhaps one, and the search for them (CON-20)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private


class DuplicatePair(models.Model):
    """Two contacts that are perhaps the same, `one` with the lower number; or are not, as somebody decided.

    Written and read by functions of the database, which tell of a pair whom both contacts are open to. Numbers, not
    foreign keys: that two are not the same is kept while one of them is deleted, and holds again when it is back.
    """

    one = models.BigIntegerField()
    other = models.BigIntegerField()
    kind = models.CharField(max_length=8)
    # From 0 to 100, and how sure each sign makes, from 0 to 1.
    score = models.PositiveSmallIntegerField()
    signs = models.JSONField()
    # Whom the two were open to when the pair was found.
    one_audience = ArrayField(models.IntegerField(), default=list, db_default=[])
    other_audience = ArrayField(models.IntegerField(), default=list, db_default=[])
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="duplicate_pair_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="duplicate_pair_in_order"),
        ]
        indexes = [
            models.Index(fields=["-score", "one", "other"], name="duplicate_pair_best"),
            models.Index(fields=["other"], name="duplicate_pair_of_other"),
            GinIndex(fields=["one_audience", "other_audience"], name="duplicate_pair_audience"),
        ]

    def __str__(self) -> str:
        return f"{self.one}, {self.other}"


class DuplicateSearch(Private):
    """A search that an employee began."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("stopped")
        FAILED = "failed", _("failed")

    # What the doors of work under way ask.
    entity = "contact"

    # In which the employee is spoken to: a job has no browser to ask.
    language = models.CharField(max_length=8)
    # Steps.
    done = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    message = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("search for duplicates")
        verbose_name_plural = _("searches for duplicates")
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=models.Q(state="running"), name="duplicate_search_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def progress_url(self) -> str:
        """How far the job is, as JSON."""
        return reverse("duplicates:progress", args=[self.pk])

    @property
    def cancel_url(self) -> str:
        """Where to stop it."""
        return reverse("duplicates:cancel", args=[self.pk])
