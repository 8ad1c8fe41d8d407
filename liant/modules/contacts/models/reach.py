"""How a contact is reached: addresses, phones, e-mails, web addresses (CON-02, CON-03)."""

from collections.abc import Collection
from math import isfinite
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part
from liant.kernel.fields import EmailField, PhoneField, WebField
from liant.kernel.fields.phones import national_digits
from liant.kernel.search.functions import Fold
from liant.modules.contacts.countries import countries
from liant.modules.contacts.models.contact import Contact


def require_number(value: float) -> None:
    """Refuse what no limit refuses. Raises ValidationError."""
    if not isfinite(value):
        raise ValidationError(_("Enter a number."))


class Reach(Part):
    """One way to reach a contact; one per contact is its default."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    preferred_by: ClassVar[str] = "is_default"

    class State(models.TextChoices):
        VALID = "valid", _("valid")
        BOUNCED = "bounced", _("bounced")
        DO_NOT_USE = "do_not_use", _("do not use")

    is_default = models.BooleanField(_("default"), default=False)

    class Meta:
        abstract = True
        ordering = ["-is_default", "id"]


class Address(Reach):
    """Where a contact is, or wants its post."""

    searched: ClassVar[tuple[str, ...]] = ("city",)
    repeated_by: ClassVar[tuple[str, ...]] = ("purpose", "street", "city", "country")

    class Purpose(models.TextChoices):
        HEADQUARTERS = "headquarters", _("headquarters")
        INVOICING = "invoicing", _("invoicing")
        DELIVERY = "delivery", _("delivery")
        CORRESPONDENCE = "correspondence", _("correspondence")
        HOME = "home", _("home")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="addresses")
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose, default=Purpose.HEADQUARTERS)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    city = models.CharField(_("city"), max_length=80)
    city_key = models.GeneratedField(
        expression=Fold("city"), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    region = models.CharField(_("county"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, default=settings.PHONE_REGION, choices=countries)

    # In degrees (WGS 84), where it is known better than by the town.
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[require_number, MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[require_number, MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta(Reach.Meta):
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        indexes = [models.Index(fields=["city_key", "contact"], name="address_city")]
        constraints = [
            models.CheckConstraint(
                name="address_place",
                # What is compared with nothing would pass.
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.street, f"{self.postal_code} {self.city}".strip(), self.region]))

    def clean(self) -> None:
        """A place has both, latitude and longitude."""
        for there, missing in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(self, there) is not None and getattr(self, missing) is None:
                raise ValidationError({missing: _("Give both, latitude and longitude, or neither.")})


class Phone(Reach):
    """A number, kept in E.164."""

    searched: ClassVar[tuple[str, ...]] = ("number", "national")
    repeated_by: ClassVar[tuple[str, ...]] = ("number",)

    class Kind(models.TextChoices):
        MOBILE = "mobile", _("mobile")
        WORK = "work", _("work")
        HOME = "home", _("home")
        FAX = "fax", _("fax")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="phones")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.WORK)
    number = PhoneField(_("phone"))
    # As dialled within its country, digits only: people search for it so.
    national = models.CharField(max_length=20, editable=False, default="")
    state = models.CharField(_("state"), max_length=12, choices=Reach.State, default=Reach.State.VALID)

    class Meta(Reach.Meta):
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        indexes = [models.Index(fields=["number"], name="phone_number")]

    def __str__(self) -> str:
        return self.number

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Derive the national form of a number that is right."""
        super().clean_fields(exclude)
        self.national = national_digits(self.number)


class Email(Reach):
    """An e-mail address."""

    searched: ClassVar[tuple[str, ...]] = ("address",)
    repeated_by: ClassVar[tuple[str, ...]] = ("address",)

    class Kind(models.TextChoices):
        WORK = "work", _("work")
        PERSONAL = "personal", _("personal")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="emails")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.WORK)
    address = EmailField(_("e-mail"))
    state = models.CharField(_("state"), max_length=12, choices=Reach.State, default=Reach.State.VALID)

    class Meta(Reach.Meta):
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        indexes = [models.Index(fields=["address"], name="email_address")]

    def __str__(self) -> str:
        return self.address


class WebAddress(Reach):
    """A web page of the contact."""

    repeated_by: ClassVar[tuple[str, ...]] = ("url",)

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="web_addresses")
    url = WebField(_("web address"))

    class Meta(Reach.Meta):
        verbose_name = _("web address")
        verbose_name_plural = _("web addresses")

    def __str__(self) -> str:
        return self.url
