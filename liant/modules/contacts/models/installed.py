"""Products, and which of them contacts have: the installed base (CON-14)."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Part, Reference, caption_of
from liant.modules.contacts.models.contact import Contact


class Product(Listed, Reference):
    """What is sold, by us or by others."""

    searched: ClassVar[tuple[str, ...]] = ("name", "code")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    instead_of_deleting = _("If it is not sold any more, untick “In use” instead: who has it stays known.")

    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(_("code"), max_length=40, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    caption = caption_of(F("name"), 120)

    class Meta(Listed.Meta):
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["name"]
        constraints = [Once(field="name", name="product_once"), Once(field="code", name="product_code_once")]

    def __str__(self) -> str:
        return self.name


class InstalledItem(Part):
    """A product at a contact: which piece, since when, until when it is under warranty."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    searched: ClassVar[tuple[str, ...]] = ("serial_number",)

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="items", verbose_name=_("product"))
    serial_number = models.CharField(_("serial number"), max_length=60, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), default=1, validators=[MinValueValidator(1)])
    version = models.CharField(_("version"), max_length=40, blank=True)
    acquired_on = models.DateField(_("acquired on"), null=True, blank=True)
    warranty_until = models.DateField(_("warranty until"), null=True, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("installed product")
        verbose_name_plural = _("installed products")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["serial_number"], name="installed_serial", condition=~Q(serial_number="")),
            models.Index(
                fields=["warranty_until"], name="installed_warranty", condition=Q(warranty_until__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="installed_quantity"),
            models.CheckConstraint(
                condition=Q(warranty_until__gte=F("acquired_on")) | Q(warranty_until=None) | Q(acquired_on=None),
                name="installed_warranty_after_acquired",
                violation_error_message=_("A warranty can't end before the product was acquired."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.product)
