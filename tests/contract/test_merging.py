"""Whatever points to a record that can be merged follows the merge, whoever adds it (CON-20)."""

import pytest
from django.apps import apps
from django.db import connection, models

from liant.kernel.access.models import Protected, Record
from liant.kernel.merging.notes import FOLLOWING
from liant.kernel.merging.relations import mergeable_models, relations_to
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("CON-20")

# What names a record by entity and number and is about what it was then: history, and messages that were sent.
ABOUT_THE_PAST = {"history_entry", "webhooks_delivery"}
MERGEABLE = mergeable_models()


def source(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_every_foreign_key_to_what_is_merged_is_led_to_the_winner(cast: Cast, model: type[Record]) -> None:
    pointing = {
        (other._meta.db_table, field.column)
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.concrete_fields
        if field.is_relation and field.related_model is model
    }

    merging = source(f"merge_{model.entity_name()}")

    assert pointing == {(each.table, each.column) for each in relations_to(model)}
    for table, column in pointing:
        assert f"UPDATE {table} SET {column} = winner WHERE {column} = ANY (losers)" in merging


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_no_link_is_kept_in_a_way_that_merging_does_not_know(model: type[Record]) -> None:
    generic = [
        field.name
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.get_fields()
        if type(field).__name__ in ("GenericForeignKey", "GenericRelation")
    ]
    automatic = [
        field.name for field in model._meta.local_many_to_many if field.remote_field.through._meta.auto_created
    ]

    assert generic == []
    assert automatic == []


def test_what_names_records_by_number_follows_or_is_about_the_past() -> None:
    named = {
        each._meta.db_table
        for each in apps.get_models()
        if {"entity", "record_id"} <= {field.name for field in each._meta.concrete_fields}
    }

    assert named == {each._meta.db_table for each in FOLLOWING} | ABOUT_THE_PAST | {"access_membership"}


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_what_may_be_there_only_once_is_told_by_columns_alone(model: type[Record]) -> None:
    """A rule with a condition, or over an expression, would have to be said in `relations.py`."""
    from liant.kernel.access.models import Once

    odd = [
        rule.name
        for each in relations_to(model)
        for rule in each.model._meta.constraints
        if isinstance(rule, models.UniqueConstraint)
        and not isinstance(rule, Once)
        and (rule.condition is not None or rule.expressions)
        and not each.is_kept(rule)
    ]

    assert odd == []
    assert all(issubclass(each.model, Protected) for each in relations_to(model))
