"""The words of celebrations: kinds of occasions, ways to greet, calendars."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OccasionKind(models.TextChoices):
    """What is celebrated."""

    BIRTHDAY = "birthday", _("birthday")
    NAME_DAY = "name_day", _("name day")
    WEDDING = "wedding", _("wedding anniversary")
    CHILD = "child", _("child's birthday")


class GreetingChannel(models.TextChoices):
    """How one greets."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")


class NameDayCalendar(models.TextChoices):
    """Whose name days are looked at; the values are those of `calendars`."""

    RO_ORTHODOX = "ro-orthodox", _("Romania, Orthodox")
    RO_CATHOLIC = "ro-catholic", _("Romania, Catholic")
    GR_ORTHODOX = "gr-orthodox", _("Greece, Orthodox")


class LeapDay(models.TextChoices):
    """When 29 February is celebrated in a year that has none."""

    BEFORE = "02-28", _("28 February")
    AFTER = "03-01", _("1 March")


class Whose(models.TextChoices):
    """Whose contacts one looks at."""

    MINE = "mine", _("My contacts")
    UNIT = "unit", _("My unit's contacts")
    ALL = "all", _("All I see")
