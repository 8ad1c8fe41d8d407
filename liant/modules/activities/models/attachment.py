"""Files of activities (GEN-02)."""

from django.db import models

from liant.kernel.attachments.models import Attachment
from liant.modules.activities.models.activity import Activity


class ActivityAttachment(Attachment):
    """Of an activity."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="attachments", db_index=False)
