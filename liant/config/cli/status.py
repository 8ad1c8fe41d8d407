"""liant status: what runs here, and whether it is in order."""

import platform
from collections.abc import Iterator

import typer
from django.core.exceptions import ImproperlyConfigured
from rich.console import Console
from rich.table import Table

import liant
from liant.config.cli.database import DataFolder, django_ready, has_server, use_folder
from liant.config.cli.findings import Finding, database_findings
from liant.config.embedded import PostgresError
from liant.config.mail import CONSOLE
from liant.config.secrets import data_folder, refuse_unusable


def status(data: DataFolder = None) -> None:
    """Show versions and the state of this installation; the exit status is 1 when something needs attention."""
    use_folder(data)
    findings = list(_findings())
    table = Table(show_header=False, box=None)
    for finding in findings:
        table.add_row(finding.name, finding.words, style="" if finding.is_in_order else "red")
    Console(soft_wrap=True).print(table)
    raise typer.Exit(0 if all(finding.is_in_order for finding in findings) else 1)


def _findings() -> Iterator[Finding]:
    import django

    yield Finding("Liant", liant.__version__)
    yield Finding("Python", platform.python_version())
    yield Finding("Django", django.get_version())
    yield (folder := _folder())
    if not has_server():
        if not folder.is_in_order:
            return
        if not (data_folder() / "postgres").exists():
            yield Finding("database", "none yet: liant up or liant migrate makes it", is_in_order=False)
            return
    yield from _settings_and_database()


def _settings_and_database() -> Iterator[Finding]:
    try:
        with django_ready(None):
            yield _mail()
            yield from database_findings()
    except ImproperlyConfigured as error:
        yield Finding("settings", str(error), is_in_order=False)
    except PostgresError as error:
        yield Finding("database", str(error), is_in_order=False)


def _folder() -> Finding:
    folder = data_folder()
    try:
        refuse_unusable(folder)
    except ImproperlyConfigured as error:
        return Finding("folder", str(error), is_in_order=False)
    return Finding("folder", str(folder))


def _mail() -> Finding:
    from django.conf import settings

    if settings.EMAIL_BACKEND == CONSOLE:
        return Finding("mail", "not set up: it is printed, not sent; see LIANT_EMAIL_URL")
    return Finding("mail", f"by {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}, from {settings.DEFAULT_FROM_EMAIL}")
