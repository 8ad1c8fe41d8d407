"""The types of activities that a company begins with; its administrators keep them from there (ACT-02)."""

from typing import Any, NamedTuple

from django.conf import settings


class InitialType(NamedTuple):
    """A type: what it is called by the language of the installation, and its usual duration."""

    key: str
    minutes: int
    en: str
    ro: str


TYPES = (
    InitialType("call", 15, "Call", "Apel telefonic"),
    InitialType("meeting", 60, "Meeting", "Întâlnire"),
    InitialType("email", 10, "E-mail", "E-mail"),
    InitialType("task", 30, "Task", "Sarcină"),
    InitialType("visit", 90, "Visit", "Vizită"),
    InitialType("letter", 20, "Letter", "Scrisoare"),
)


def called(each: Any, language: str) -> str:
    """What is there at first: in Romanian or, for every other language, in English."""
    return str(each.ro if language == "ro" else each.en)


def make_types(apps, schema_editor):  # type: ignore[no-untyped-def]
    """For the first migration; the database gives them words when its triggers are installed."""
    activity_type = apps.get_model("activities", "ActivityType")
    activity_type.objects.using(schema_editor.connection.alias).bulk_create(
        activity_type(name=called(each, settings.LANGUAGE_CODE), default_minutes=each.minutes) for each in TYPES
    )
