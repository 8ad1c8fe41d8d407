"""Categories: a tree that users make, several per contact (CON-11)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part, Reference
from liant.modules.contacts.models.contact import Contact


class Category(Reference):
    """A word under which contacts are filed."""

    name = models.CharField(_("name"), max_length=80)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["parent", "name"], name="category_once", nulls_distinct=False)]

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
