"""What the kit remembers for an employee."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private, Shared
from liant.kernel.search.functions import Fold


class Visit(Private):
    """An employee opened a record's page, the last time counts; some one keeps at hand, as favourites."""

    entity = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())
    is_favourite = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "entity", "record_id"], name="visit_once")]
        indexes = [
            models.Index(fields=["employee", "-at"], name="visit_latest"),
            models.Index(fields=["employee", "-at"], name="visit_favourite", condition=models.Q(is_favourite=True)),
        ]

    def __str__(self) -> str:
        return f"{self.entity} {self.record_id}"


class SavedView(Shared):
    """What a list shows and how, under a name: the parameters of its URL (GEN-02)."""

    entity = models.CharField(max_length=60, editable=False)
    name = models.CharField(_("name"), max_length=80)
    parameters = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("view")
        verbose_name_plural = _("views")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                Fold("name"), "employee", "entity", name="saved_view_once",
                violation_error_message=_("You have a view of this name already."),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["entity", "unit"], name="saved_view_shared")]

    def __str__(self) -> str:
        return self.name


class OpeningView(Private):
    """The view with which an employee's list of an entity opens: an own one, or a shared one."""

    entity = models.CharField(max_length=60)
    # A constraint of the database takes it along with the view: whoever deletes that sees one's own alone.
    view = models.ForeignKey(SavedView, on_delete=models.DO_NOTHING, related_name="openings", db_constraint=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "entity"], name="opening_view_once")]

    def __str__(self) -> str:
        return f"{self.entity}: {self.view}"
