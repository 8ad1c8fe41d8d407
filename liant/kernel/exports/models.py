"""The export under way: a list that one employee wants as a file."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private


def private_path(_run: models.Model, _name: str) -> str:
    """Where a file lies below MEDIA_ROOT: under a name of ours, which tells nothing and which nobody guesses."""
    return f"exports/{secrets.token_hex(16)}"


class ExportRun(Private):
    """A list on its way into a file. Only who wants it sees it."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel"
        # All of one record, with its files.
        ZIP = "zip", "ZIP"

    class State(models.TextChoices):
        RUNNING = "running", _("being written")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("stopped")

    entity = models.CharField(max_length=60)
    # Of the list's URL.
    parameters = models.TextField(blank=True)
    # One of these, or a further one of the entity.
    format = models.CharField(max_length=8, default=Format.CSV)
    # In which the file speaks: a job has no browser to ask.
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    # How many records there were when it began.
    rows = models.PositiveIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    file = models.FileField(upload_to=private_path, blank=True)
    file_name = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self) -> str:
        return self.file_name

    @property
    def url(self) -> str:
        """Where it stands now."""
        return reverse("exports:run", args=[self.pk])

    @property
    def progress_url(self) -> str:
        """How far the job is, as JSON."""
        return reverse("exports:progress", args=[self.pk])

    @property
    def cancel_url(self) -> str | None:
        """Where to stop it, while that can be."""
        return reverse("exports:cancel", args=[self.pk]) if self.state == self.State.RUNNING else None

    @property
    def file_url(self) -> str | None:
        """The file, once it is there."""
        return reverse("exports:file", args=[self.pk]) if self.state == self.State.DONE else None
