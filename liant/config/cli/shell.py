"""liant shell: Python with Liant's database."""

from liant.config.cli.database import DataFolder, django_ready


def shell(data: DataFolder = None) -> None:
    """Open a Python prompt with Liant's models at hand."""
    with django_ready(data):
        from django.core.management import call_command

        call_command("shell")
