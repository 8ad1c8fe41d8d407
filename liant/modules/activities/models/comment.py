"""What is said of activities, and who follows them (GEN-02)."""

from django.db import models

from liant.kernel.comments.models import Comment, Follower
from liant.modules.activities.models.activity import Activity


class ActivityComment(Comment):
    """On an activity."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="comments", db_index=False)


class ActivityFollower(Follower):
    """Of an activity."""

    whole = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="followers", db_index=False)
