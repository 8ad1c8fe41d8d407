"""The tables of comments and followers: one of each for an entity, a line in its room (GEN-02)."""

from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Part
from liant.kernel.access.tables import table_of

LONGEST = 5_000
SEES = {"insert": "see", "update": "see", "delete": "see"}


class Comment(Part):
    """What an employee says of a record. A subclass has the foreign key `whole` to records, called there `comments`."""

    wholes: ClassVar[tuple[str, ...]] = ("whole",)
    needs: ClassVar[dict[str, str]] = SEES
    author: ClassVar[str] = "author_employee"

    # A colleague is mentioned as @[7].
    text = models.TextField(_("text"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    author_employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("author")
    )
    written_at = models.DateTimeField(_("written"), editable=False, db_default=Now())
    edited_at = models.DateTimeField(_("changed"), editable=False, null=True)

    class Meta:
        abstract = True
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-id"]
        indexes = [models.Index(fields=["whole", "-id"], name="%(class)s_newest")]

    def __str__(self) -> str:
        return Truncator(self.text).chars(80)


class Follower(Part):
    """An employee who is told of what is said of a record; one may make a colleague follow, by mentioning."""

    wholes: ClassVar[tuple[str, ...]] = ("whole",)
    needs: ClassVar[dict[str, str]] = SEES
    author: ClassVar[str] = "employee"
    is_added_by_author: ClassVar[bool] = False

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+", verbose_name=_("employee"))

    class Meta:
        abstract = True
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["whole", "employee"], name="%(class)s_once")]

    def __str__(self) -> str:
        return str(self.employee)


def comments_of(model: type[models.Model]) -> Any:
    """The table of the comments on a model's records; None where there are none."""
    return table_of(Comment, model)


def followers_of(model: type[models.Model]) -> Any:
    """The table of who follows a model's records."""
    return table_of(Follower, model)
