"""The Django app of the user interface."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds the templates and template tags every page is made of."""

    name = "liant.kernel.ui"
    label = "ui"
