"""The tags on activities (GEN-02)."""

from django.db import models

from liant.kernel.access.models import Part
from liant.kernel.tags.models import Tagging
from liant.modules.activities.models.activity import Activity


class ActivityTag(Tagging, Part):
    """On an activity."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="taggings", db_index=False)
