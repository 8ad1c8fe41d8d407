"""The address at which a calendar program reads an employee's celebrations: secret, and revoked at will."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Private


class CelebrationFeed(Private):
    """One per employee; of the secret only its SHA-256 is kept."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints: ClassVar = [models.UniqueConstraint(fields=["employee"], name="celebration_feed_once")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
