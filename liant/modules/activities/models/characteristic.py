"""What administrators' own fields say of activities (CON-12)."""

from django.db import models

from liant.kernel.access.models import Part
from liant.modules.activities.models.activity import Activity
from liant.modules.contacts.models.characteristic import NamesContact


class ActivityCharacteristic(NamesContact, Part):
    """Of an activity; it may name a contact."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="characteristics", db_index=False)
