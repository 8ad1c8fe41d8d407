"""liant shell: Python with Liant's database."""

from liant.config.cli.database import django_ready


def shell() -> None:
    """Open a Python prompt with Liant's models at hand."""
    with django_ready():
        from django.core.management import call_command

        call_command("shell")
