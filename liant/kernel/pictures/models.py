"""The tables of pictures: one for each entity, each a line in its room (CON-07).

They stand in the database and not beside the records' files: they are small and bounded, come and go in the transaction
of their record, in imports by the thousand, too, and history alone is enough to undo each change, however long ago.
"""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part
from liant.kernel.access.tables import table_of
from liant.kernel.pictures.fields import PictureField
from liant.kernel.pictures.shrinking import thumbnail_of


class Picture(Part):
    """The picture of a record. A subclass has the one-to-one key `whole` to records, which call it their `picture`."""

    wholes: ClassVar[tuple[str, ...]] = ("whole",)
    is_wordless: ClassVar[bool] = True

    content = PictureField(_("picture"))
    thumbnail = models.BinaryField()
    # SHA-256 of the content, in hexadecimal digits: another picture has another address.
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        abstract = True
        verbose_name = _("picture")
        verbose_name_plural = _("picture")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """What follows from the content."""
        content = bytes(self.content)
        self.digest = hashlib.sha256(content).hexdigest()
        self.thumbnail = thumbnail_of(content)

    @classmethod
    def called(cls, record: Any) -> str:
        """What the picture of this record is called; override where a kind has another word."""
        return str(cls._meta.verbose_name)

    @classmethod
    def is_cut(cls, record: Any) -> bool:
        """Whether what is no square loses its edges; override where a whole one tells more."""
        return True


def pictures_of(model: type[models.Model]) -> Any:
    """The table of the pictures of a model's records; None where they have none."""
    return table_of(Picture, model)
