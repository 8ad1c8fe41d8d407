"""liant demo: a company to look around in."""

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.migrate import migrate_database
from liant.config.cli.progress import progress


def demo(data: DataFolder = None) -> None:
    """Load the demonstration company; what is there already stays as it is."""
    with django_ready(data):
        migrate_database()
        load_demo()


def load_demo() -> None:
    """Load the demonstration company into the database, in the language of the installation."""
    from django.conf import settings

    from liant.demo import load

    with progress("Loading the demonstration company"):
        load(seed=1, language=settings.LANGUAGE_CODE)
