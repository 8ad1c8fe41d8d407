"""Which tables there are, by the way they are protected."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from liant.kernel.access.models import Listed, Part, Protected, Record

# Tables without row security that a session needs before or beside entering.
OPEN_APPS = ("account", "contenttypes", "mfa", "procrastinate", "sessions", "socialaccount", "usersessions")
OPEN_TABLES = ("access_sharedvalue", "access_user", "throttling_count")

# What a trigger that fires once for a statement is given of its rows, by event.
TRANSITIONS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}


def protected_models() -> list[type[Protected]]:
    """Every table with row security."""
    return [model for model in apps.get_models() if issubclass(model, Protected)]


def record_models() -> list[type[Record]]:
    """Every table of records."""
    return [model for model in protected_models() if issubclass(model, Record)]


def part_models() -> list[type[Part]]:
    """Every table of parts."""
    return [model for model in protected_models() if issubclass(model, Part)]


def parts_of(model: type[Listed]) -> list[type[Part]]:
    """The parts that records of this model have."""
    return [part for part in protected_models() if issubclass(part, Part) and part.whole_model() is model]


@cache
def table_of(kind: type[Protected], model: type[models.Model]) -> Any:
    """The table of this kind (an abstract model) whose rows belong to a model's records; None where there is none."""
    return next((each for each in protected_models() if issubclass(each, kind) and each.whole_model() is model), None)


def parts_with_links(model: type[Protected]) -> Iterator[tuple[type[Part], str]]:
    """The kinds of parts that rows of a model have, each with the foreign key that says so."""
    for part in protected_models():
        if issubclass(part, Part):
            for link in part.wholes:
                if part._meta.get_field(link).related_model is model:
                    yield part, link


def bounded_by(model: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """The kinds of records that are in the target groups of records of a model, each by the foreign key to it."""
    for other in record_models():
        for name in other.bounded_by:
            if other.bounding(name) is model:
                yield other, name


def participated() -> Iterator[type[Record | Part]]:
    """Every table with columns for employees who take part."""
    for model in protected_models():
        if issubclass(model, Record | Part) and model.participants:
            yield model


def open_models() -> list[type[models.Model]]:
    """Every table that each session may read and write whole."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OPEN_APPS or model._meta.db_table in OPEN_TABLES
    ]
