"""Name days by the calendars of churches. Pure Python: no database, no settings.

The names and their days are in `name_days.csv`, with their sources (SOURCES.md); `rules.py` says when movable ones are.
"""

from liant.modules.celebrations.calendars.finding import (
    NameDay,
    feasts_on,
    has_names,
    name_days,
    name_days_of_whole_name,
    names_on,
)
from liant.modules.celebrations.calendars.rows import CALENDARS

__all__ = ["CALENDARS", "NameDay", "feasts_on", "has_names", "name_days", "name_days_of_whole_name", "names_on"]
