"""What is kept of celebrations: which calendars are looked at, templates of greetings, who was greeted."""

from liant.modules.celebrations.models.choices import GreetingChannel, LeapDay, NameDayCalendar, OccasionKind, Whose
from liant.modules.celebrations.models.feed import CelebrationFeed
from liant.modules.celebrations.models.greeting import Greeting
from liant.modules.celebrations.models.settings import CelebrationSettings, CompanyCelebrations
from liant.modules.celebrations.models.template import GreetingTemplate

__all__ = [
    "CelebrationFeed",
    "CelebrationSettings",
    "CompanyCelebrations",
    "Greeting",
    "GreetingChannel",
    "GreetingTemplate",
    "LeapDay",
    "NameDayCalendar",
    "OccasionKind",
    "Whose",
]
