"""Tags, and the tables that put them on records: one for each entity, a few lines in its room (GEN-02)."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Protected, Reference, caption_of
from liant.kernel.fields.tones import Tone


class Tag(Listed, Reference):
    """A word, with a colour by which the eye finds it."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=40)
    tone = models.CharField(_("colour"), max_length=6, choices=Tone, default=Tone.GRAY)
    caption = caption_of(models.F("name"), 40)

    class Meta(Listed.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [Once(field="name", name="tag_once")]

    def __str__(self) -> str:
        return self.name


class Tagging(Protected):
    """A tag on a record.

    A subclass is a Part or a Reference, too, and has the foreign key `whole` to its records, which have the field
    `tags` through it.
    """

    wholes: ClassVar[tuple[str, ...]] = ("whole",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")

    # What is on a record is not deleted; the database says so, for Django would read all of these first.
    tag = models.ForeignKey(Tag, on_delete=models.DO_NOTHING, related_name="+", verbose_name=_("tag"))

    class Meta:
        abstract = True
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["whole", "tag"], name="%(class)s_once")]

    def __str__(self) -> str:
        return str(self.tag)

    @classmethod
    def entity_name(cls) -> str:
        """Who may change a record puts tags on it."""
        return cls.whole_model().entity_name()


def tags_field(through: str) -> Any:
    """The field `tags` of a model whose tags are kept in the table `through`."""
    return models.ManyToManyField(Tag, through=through, related_name="+", blank=True, verbose_name=_("tags"))


def tagging_models() -> Iterator[type[Tagging]]:
    """The tables that put tags on records."""
    return (model for model in apps.get_models() if issubclass(model, Tagging))
