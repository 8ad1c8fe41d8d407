"""The tables of attachments: one for each entity, each a line in its room (GEN-02)."""

import secrets
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Part
from liant.kernel.access.tables import table_of
from liant.kernel.attachments.kinds import IMAGES, LONGEST, SHOWN


def private_path(_row: models.Model, _name: str) -> str:
    """Where a file lies below MEDIA_ROOT: under a name of ours, which tells nothing and which nobody guesses."""
    name = secrets.token_hex(16)
    return f"attachments/{name[:2]}/{name}"


class Attachment(Part):
    """A file of a record. A subclass has the foreign key `whole` to records, which call their files `attachments`."""

    wholes: ClassVar[tuple[str, ...]] = ("whole",)

    file = models.FileField(_("file"), upload_to=private_path, max_length=60, editable=False)
    name = models.CharField(_("name"), max_length=LONGEST)
    size = models.BigIntegerField(_("size"), editable=False)
    content_type = models.CharField(_("type"), max_length=100, editable=False)
    # In hexadecimal digits: the same file under the same name is attached once.
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False)
    added_at = models.DateTimeField(_("added"), editable=False, db_default=Now())
    added_by = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )

    class Meta:
        abstract = True
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["-id"]
        constraints = [
            # No row can lay hands on the file of another.
            models.UniqueConstraint(fields=["file"], name="%(class)s_file"),
            models.UniqueConstraint(fields=["whole", "sha256", "name"], name="%(class)s_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether a browser may show it, instead of saving it."""
        return self.content_type in SHOWN

    @property
    def is_image(self) -> bool:
        """Whether it has a small picture in the list."""
        return self.is_shown and self.content_type in IMAGES.values()


def attachment_models() -> list[type[Attachment]]:
    """Every table of attachments."""
    return [model for model in apps.get_models() if issubclass(model, Attachment)]


def attachments_of(model: type[models.Model]) -> Any:
    """The table of the files of a model's records; None where they have none."""
    return table_of(Attachment, model)
