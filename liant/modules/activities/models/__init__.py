"""Activities, their types, and who takes part in them."""

from liant.modules.activities.models.activity import Activity
from liant.modules.activities.models.activity_type import ActivityType
from liant.modules.activities.models.attachment import ActivityAttachment
from liant.modules.activities.models.booking import Booking
from liant.modules.activities.models.characteristic import ActivityCharacteristic
from liant.modules.activities.models.comment import ActivityComment, ActivityFollower
from liant.modules.activities.models.stages import ActivityLifecycle, ActivityStage, ActivityStatus, ActivityStep
from liant.modules.activities.models.tag import ActivityTag
from liant.modules.activities.models.taking_part import Attendee, Participant

__all__ = [
    "Activity",
    "ActivityAttachment",
    "ActivityCharacteristic",
    "ActivityComment",
    "ActivityFollower",
    "ActivityLifecycle",
    "ActivityStage",
    "ActivityStatus",
    "ActivityStep",
    "ActivityTag",
    "ActivityType",
    "Attendee",
    "Booking",
    "Participant",
]
