"""The import under way: one file of one employee, from the upload to the result (CON-19)."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private, Shared
from liant.kernel.search.functions import Fold

# Instead of a kind: the one that follows from what a row fills in.
IMPLIED = "implied"
# How many of the records that are to change the page shows.
CHANGES_SHOWN = 20
# How many problems the page shows; the file of errors has them all.
PROBLEMS_SHOWN = 100


def private_path(_run: models.Model, _name: str) -> str:
    """Where a file lies below MEDIA_ROOT: under a name of ours, which tells nothing and which nobody guesses."""
    return f"imports/{secrets.token_hex(16)}"


class Choice(models.TextChoices):
    """What becomes of a row that resembles a record, or a row before it."""

    CREATE = "create", _("create it all the same")
    SKIP = "skip", _("leave it out")
    FILL = "fill", _("fill in what the other lacks")


class ImportRun(Private):
    """A file on its way into the records of one entity. Only who uploaded it sees it."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        RUNNING = "running", _("being imported")
        DONE = "done", _("imported")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    class Mode(models.TextChoices):
        ALL = "all", _("all or nothing")
        VALID = "valid", _("the valid rows")

    class Act(models.TextChoices):
        CREATE = "create", _("Each row becomes a new record")
        SAVE = "save", _("Change the records that are found, create the others")
        CHANGE = "change", _("Change the records that are found; other rows are faulty")

    # A job is at work; the other states wait for the employee.
    UNDER_WAY = (State.CHECKING, State.RUNNING, State.UNDOING)
    # Nothing of the file has been written, so its columns may be mapped otherwise.
    OPEN = (State.UPLOADED, State.CHECKED, State.FAILED, State.CANCELLED)

    entity = models.CharField(max_length=60)
    file = models.FileField(upload_to=private_path)
    file_name = models.CharField(max_length=255)
    # Of a text file; a workbook has none.
    encoding = models.CharField(max_length=32, blank=True)
    # In which the employee is spoken to: a job has no browser to ask.
    language = models.CharField(max_length=8)
    # The import whose faulty rows, corrected, this file brings; it goes the same way.
    # A constraint of its own table sets it to null when that one goes.
    follows = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="followed_by", db_constraint=False
    )
    headers = models.JSONField(default=list)
    # The first rows as they are.
    samples = models.JSONField(default=list)
    # Target names by column number.
    mapping = models.JSONField(default=dict)
    # What rows become that don't say it: one of the entity's kinds, the IMPLIED one, or faulty when empty.
    variant = models.CharField(max_length=60, blank=True)
    act = models.CharField(max_length=6, choices=Act, default=Act.CREATE)
    # The target by which rows find the records that they change.
    key = models.CharField(max_length=80, blank=True)
    # Whether an empty cell empties what a record has there.
    clears = models.BooleanField(default=False)
    mode = models.CharField(max_length=5, choices=Mode, default=Mode.ALL)
    state = models.CharField(max_length=9, choices=State, default=State.UPLOADED)
    rows = models.PositiveIntegerField(null=True)
    valid = models.PositiveIntegerField(default=0)
    # Of the valid ones.
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    # By decision.
    left_out = models.PositiveIntegerField(default=0, db_default=0)
    faulty = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    # The first ones: [{row, column, value, message}].
    problems = models.JSONField(default=list)
    # The first records that change: [{row, record, lines: [{label, before, after}]}].
    changes = models.JSONField(default=list)
    # Whether its new rows were compared; how many resemble records that are there, how many rows before them.
    is_compared = models.BooleanField(default=False, db_default=False)
    like_records = models.PositiveIntegerField(default=0, db_default=0)
    like_rows = models.PositiveIntegerField(default=0, db_default=0)
    # What becomes of the ones and of the others, where nothing was chosen for a row.
    on_record = models.CharField(max_length=6, choices=Choice, default=Choice.CREATE, db_default=Choice.CREATE)
    on_row = models.CharField(max_length=6, choices=Choice, default=Choice.CREATE, db_default=Choice.CREATE)
    errors = models.FileField(upload_to=private_path, blank=True)
    # The history entry of what was written, to undo it.
    entry_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_open(self) -> bool:
        """Whether its columns may be mapped (again)."""
        return self.state in self.OPEN

    @property
    def is_final(self) -> bool:
        """Whether it came to an end, good or bad."""
        return self.state in (self.State.DONE, self.State.FAILED, self.State.CANCELLED, self.State.UNDONE)

    @property
    def creates_records(self) -> bool:
        """Whether rows may become new records."""
        return self.act != self.Act.CHANGE

    @property
    def changes_records(self) -> bool:
        """Whether rows may change records that are there."""
        return self.act != self.Act.CREATE

    @property
    def writes(self) -> int:
        """How many records it creates or changes."""
        return self.created + self.changed

    @property
    def messages(self) -> list[str]:
        """What there is to say about the end."""
        return [self.message] if self.message else []

    @property
    def url(self) -> str:
        """Where it stands now: check, progress or result."""
        return reverse("imports:run", args=[self.pk])

    @property
    def mapping_url(self) -> str:
        """The choice of columns."""
        return reverse("imports:mapping", args=[self.pk])

    @property
    def progress_url(self) -> str:
        """How far the job is, as JSON."""
        return reverse("imports:progress", args=[self.pk])

    @property
    def cancel_url(self) -> str | None:
        """Where to stop it, while that can be."""
        is_stoppable = self.state in (self.State.CHECKING, self.State.RUNNING)
        return reverse("imports:cancel", args=[self.pk]) if is_stoppable else None

    @property
    def errors_url(self) -> str | None:
        """The faulty rows as a file, if there are any."""
        return reverse("imports:errors", args=[self.pk]) if self.errors else None

    @property
    def likenesses_number(self) -> int:
        """How many of its rows resemble something."""
        return self.like_records + self.like_rows

    @property
    def likenesses_url(self) -> str:
        """What its rows resemble, as a file; there one decides on them."""
        return reverse("imports:likenesses", args=[self.pk])

    @property
    def again_url(self) -> str | None:
        """Where to have it checked once more, as it was chosen."""
        is_over = self.state in (self.State.FAILED, self.State.CANCELLED) and self.mapping
        return reverse("imports:again", args=[self.pk]) if is_over else None

    @property
    def undo_url(self) -> str | None:
        """Where to undo what it wrote."""
        return reverse("imports:undo", args=[self.pk]) if self.state == self.State.DONE and self.entry_id else None


class Likeness(Private):
    """A row that would become a new record, and what it resembles: a record, or the row `earlier` (CON-20).

    It goes with its import, by a trigger: imports are deleted by more than one statement.
    """

    run = models.ForeignKey(
        ImportRun, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="likenesses"
    )
    row = models.PositiveIntegerField()
    label = models.CharField(max_length=200)
    record_id = models.BigIntegerField(null=True)
    earlier = models.PositiveIntegerField(null=True)
    score = models.PositiveSmallIntegerField()
    # In words.
    reasons = models.JSONField(default=list)
    # Empty: as was chosen for all such rows.
    choice = models.CharField(max_length=6, choices=Choice, blank=True)

    class Meta:
        verbose_name = _("likeness of an import")
        verbose_name_plural = _("likenesses of imports")
        ordering = ["row"]
        constraints = [models.UniqueConstraint(fields=["run", "row"], name="likeness_once")]

    def __str__(self) -> str:
        return self.label


class SavedMapping(Shared):
    """What the columns of such files become and their rows do, under a name (CON-19)."""

    entity = models.CharField(max_length=60, editable=False)
    name = models.CharField(_("name"), max_length=80)
    # Target names by the names of the columns.
    columns = models.JSONField(default=dict, editable=False)
    variant = models.CharField(max_length=60, blank=True, editable=False)
    act = models.CharField(max_length=6, choices=ImportRun.Act, default=ImportRun.Act.CREATE, editable=False)
    key = models.CharField(max_length=80, blank=True, editable=False)
    clears = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("import mapping")
        verbose_name_plural = _("import mappings")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                Fold("name"), "employee", "entity", name="saved_mapping_once",
                violation_error_message=_("You have a mapping of this name already."),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["entity", "unit"], name="saved_mapping_shared")]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """Where it is renamed, shared, deleted."""
        return reverse("imports:saved", args=[self.pk])
