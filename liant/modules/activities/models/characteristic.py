"""What administrators' own fields say of activities (CON-12)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Part
from liant.kernel.characteristics.values import CharacteristicValue
from liant.modules.activities.models.activity import Activity
from liant.modules.contacts.models import Contact


class ActivityCharacteristic(CharacteristicValue, Part):
    """Of an activity; it may name a contact."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="characteristics", db_index=False)
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact"),
        db_index=False,
    )  # fmt: skip

    class Meta(CharacteristicValue.Meta):
        indexes = [
            *CharacteristicValue.Meta.indexes,
            models.Index(
                fields=["contact", "whole"], name="%(class)s_contact", condition=models.Q(contact__isnull=False)
            ),
        ]
