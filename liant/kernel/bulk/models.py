"""A change of many records under way."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private

# How many problems are kept; how many there were is counted.
PROBLEMS_KEPT = 100


class BulkRuns(models.Manager["BulkRun"]):
    """Runs without the numbers of their records, of which there may be a million."""

    def get_queryset(self) -> models.QuerySet["BulkRun"]:
        """All but those numbers, which are read a step at a time."""
        return super().get_queryset().defer("records")


class BulkRun(Private):
    """What one employee has done with many records of an entity. Each step of it is a transaction of its own."""

    class Act(models.TextChoices):
        CHANGE = "change", _("change")
        DELETE = "delete", _("delete")

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("stopped")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    # A job is at work.
    UNDER_WAY = (State.RUNNING, State.UNDOING)

    entity = models.CharField(max_length=60)
    act = models.CharField(max_length=6, choices=Act)
    # Of a change: what was filled in, as a form sends it.
    values = models.TextField(blank=True)
    # In which the employee is spoken to: a job has no browser to ask.
    language = models.CharField(max_length=8)
    # The numbers of the records as they were meant when it began.
    records = ArrayField(models.BigIntegerField())
    total = models.PositiveIntegerField()
    # How many of them, from the first on, are through; when undoing, how many steps.
    done = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    # The first ones: [{record, caption, message}].
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    message = models.TextField(blank=True)
    # The history entries of its steps, to undo them.
    entries = ArrayField(models.BigIntegerField(), default=list)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[BulkRuns] = BulkRuns()

    class Meta:
        verbose_name = _("change of many")
        verbose_name_plural = _("changes of many")

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.entity} ({self.total})"

    @property
    def is_under_way(self) -> bool:
        """Whether a job is at work."""
        return self.state in self.UNDER_WAY

    @property
    def changed(self) -> int:
        """How many records were changed."""
        return self.done - self.faulty

    @property
    def url(self) -> str:
        """Where it stands now."""
        return reverse("bulk:run", args=[self.pk])

    @property
    def progress_url(self) -> str:
        """How far the job is, as JSON."""
        return reverse("bulk:progress", args=[self.pk])

    @property
    def cancel_url(self) -> str | None:
        """Where to stop it, while that can be."""
        return reverse("bulk:cancel", args=[self.pk]) if self.state == self.State.RUNNING else None

    @property
    def undo_url(self) -> str | None:
        """Where to undo what was done."""
        is_over = self.state in (self.State.DONE, self.State.CANCELLED)
        return reverse("bulk:undo", args=[self.pk]) if is_over and self.entries else None
