"""The colours that people choose from, for what the eye shall tell apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tone(models.TextChoices):
    GRAY = "gray", _("gray")
    BLUE = "blue", _("blue")
    GREEN = "green", _("green")
    TEAL = "teal", _("teal")
    ORANGE = "orange", _("orange")
    RED = "red", _("red")
    PINK = "pink", _("pink")
    PURPLE = "purple", _("purple")
