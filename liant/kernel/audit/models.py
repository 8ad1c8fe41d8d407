"""Seals: a chain of hashes over history, so that what is taken out, put in or altered later is found."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """The hash of some thousands of rows of history, of their order, and of the seal before; numbered without gap.

    Seals walk history by transaction, entry and change, and `xact`, `entry_id` and `change_id` say how far this one
    came. By its lists of rows one finds which of them are missing, by the marks which are not the same any more.
    """

    MARK = 8  # bytes

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(_("when"))
    xact = models.BigIntegerField()
    entry_id = models.BigIntegerField()
    change_id = models.BigIntegerField()
    entry_ids = ArrayField(models.BigIntegerField())
    change_ids = ArrayField(models.BigIntegerField())
    # The first bytes of each row's hash, one after the other, entries first.
    marks = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [models.UniqueConstraint(fields=["xact", "entry_id", "change_id"], name="seal_reach")]

    def __str__(self) -> str:
        return f"{self.pk}:{bytes(self.hash).hex()}"
