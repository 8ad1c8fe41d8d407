"""Categories: a tree that users make, several per contact (CON-11)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Once, Part, Reference, Tree, caption_of
from liant.modules.contacts.models.contact import Contact


class Category(Tree, Reference):
    """A word under which contacts are filed."""

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(_("name"), max_length=80)

    caption = caption_of(models.F("name"), 80)

    class Meta(Tree.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [Once(field="name", within="parent", name="category_once")]

    def __str__(self) -> str:
        return self.name


class Categorised(Part):
    """A contact is filed under a category."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, verbose_name=_("category"))

    class Meta:
        verbose_name = _("category of a contact")
        verbose_name_plural = _("categories of contacts")
        constraints = [models.UniqueConstraint(fields=["contact", "category"], name="categorised_once")]

    def __str__(self) -> str:
        return str(self.category)
