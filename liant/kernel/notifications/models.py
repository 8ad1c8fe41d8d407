"""What an employee was told, and how each wishes to be told."""

from datetime import time
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Private
from liant.kernel.notifications.kinds import Kind, Mail, kinds

LONGEST_SITE = 200
MORNING = time(8)
# What settings say of when one is told.
HOURS = ("quiet_from", "quiet_until", "quiet_weekends", "digest_at", "digest_days")


def working_days() -> list[int]:
    """Monday to Friday (ISO 8601)."""
    return [1, 2, 3, 4, 5]


class Notification(Private):
    """That something happened, without words of its own: they are found when it is read, as the reader may see them.

    What happens again of the same kind to the same record before it was seen is counted in the same row.
    """

    kind = models.CharField(max_length=60)
    # The entity and number of the record; no number where it is about many of them.
    entity = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True)
    # What tells apart two of a kind that are about no record.
    topic = models.CharField(max_length=60, blank=True)
    # Who did it; the names of employees who left are still known.
    actor = models.ForeignKey(Employee, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    parameters = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=1)
    # Told by mail alone when not.
    in_page = models.BooleanField(default=True)
    told_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=6, choices=Mail, default=Mail.NEVER)
    # Since when a mail about it is owed; null while none is.
    owed_since = models.DateTimeField(null=True)
    # The mail in which it stands, and when that was handed in.
    letter = models.UUIDField(null=True)
    mailed_at = models.DateTimeField(null=True)
    # Where Liant is, for links in mail.
    site = models.CharField(max_length=LONGEST_SITE, blank=True)
    # By the number of each: a job that runs again tells nothing twice.
    tellings = ArrayField(models.UUIDField(), default=list)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering: ClassVar = ["-told_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["employee", "kind", "entity", "record_id", "topic"], name="notification_unseen_once",
                condition=models.Q(seen_at=None), nulls_distinct=False,
            )
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["employee", "-told_at", "-id"], name="notification_newest"),
            models.Index(fields=["owed_since"], condition=models.Q(owed_since__isnull=False), name="notification_owed"),
            models.Index(fields=["letter"], condition=models.Q(letter__isnull=False), name="notification_letter"),
            models.Index(fields=["seen_at"], condition=models.Q(seen_at__isnull=False), name="notification_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.entity} {self.record_id or ''}"


class NotificationSettings(Private):
    """How one employee wishes to be told; who has not said so has none, and is told in the usual way."""

    # By the name of a kind: {"in_page": true, "mail": "once"}.
    ways = models.JSONField(default=dict)
    quiet_from = models.TimeField(_("from"), null=True, blank=True)
    quiet_until = models.TimeField(_("until"), null=True, blank=True)
    quiet_weekends = models.BooleanField(_("all of Saturday and Sunday, too"), default=False)
    digest_at = models.TimeField(_("time"), default=MORNING)
    # By their numbers in ISO 8601.
    digest_days = ArrayField(
        models.SmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(7)]), verbose_name=_("days"),
        default=working_days, blank=True,
    )  # fmt: skip

    class Meta:
        verbose_name = _("settings of notifications")
        verbose_name_plural = _("settings of notifications")
        constraints: ClassVar = [models.UniqueConstraint(fields=["employee"], name="notification_settings_once")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Quiet hours begin and end. Raises ValidationError."""
        for given, missing in (("quiet_from", "quiet_until"), ("quiet_until", "quiet_from")):
            if getattr(self, given) is not None and getattr(self, missing) is None:
                raise ValidationError({missing: gettext("Say when quiet hours begin and when they end, or neither.")})

    def way(self, kind: Kind) -> "tuple[bool, Mail]":
        """Whether one is told of a kind in the page, and when by mail."""
        said = self.ways.get(kind.name, {})
        return said.get("in_page", kind.in_page), Mail(said.get("mail", kind.mail))

    def tell(self, kind: Kind, *, in_page: bool, mail: Mail) -> None:
        """Have oneself told of a kind so from now on."""
        self.ways = self.ways | {kind.name: {"in_page": in_page, "mail": str(mail)}}

    def all_ways(self) -> "list[tuple[Kind, bool, Mail]]":
        """Every kind with how one is told of it."""
        return [(each, *self.way(each)) for each in kinds()]


def settings_of(employee_id: int) -> NotificationSettings:
    """The settings of the acting employee; the usual ones, not kept, of who has none."""
    found: Any = NotificationSettings.objects.filter(employee_id=employee_id).first()
    return found or NotificationSettings(employee_id=employee_id)
