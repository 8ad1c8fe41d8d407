"""What holds for every model and every table, whoever adds one (SEC-06)."""

import pytest
from django.apps import apps
from django.db import connection

from liant.kernel.access.limitable import limitable_models, limitable_parts
from liant.kernel.access.models import Part, Private, Protected, Record
from liant.kernel.access.tables import open_models, protected_models
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast

OURS = ("liant.kernel.", "liant.modules.")
# Kept by the database itself; the application reads them through functions or not at all.
KEPT = {
    "access_edition", "access_key", "access_keyring", "access_membership", "duplicates_duplicatepair", "merging_merged",
    "search_word",
}  # fmt: skip
# Written by functions of the database; read by who their policies let.
KEPT_FOR_GOOD = {"history_entry", "history_change", "history_shown", "audit_seal"}


def rows(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def table_of(model: type[Protected]) -> str:
    return str(model._meta.db_table)


@pytest.mark.req("SEC-06")
def test_every_table_of_ours_is_protected_or_listed_here() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(OURS)]

    tables = {model._meta.db_table for model in ours if not issubclass(model, Protected)}

    assert tables == KEPT | KEPT_FOR_GOOD | {"access_sharedvalue", "access_user", "throttling_count"}


@pytest.mark.req("SEC-06")
def test_what_the_application_may_reach_has_row_security_or_is_open_on_purpose(cast: Cast) -> None:
    granted = rows(
        """SELECT DISTINCT c.relname, c.relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'
              AND has_table_privilege(current_user, c.oid, 'SELECT, INSERT, UPDATE, DELETE')"""
    )

    open_tables = {name for name, has_row_security in granted if not has_row_security}
    assert open_tables == {model._meta.db_table for model in open_models()} | {"django_migrations"}


@pytest.mark.req("SEC-08")
def test_no_role_of_the_application_writes_what_is_kept_for_good(cast: Cast) -> None:
    writers = rows(
        """SELECT c.relname, r.rolname FROM pg_class c, pg_roles r
            WHERE starts_with(r.rolname, current_database() || '_')
              AND (has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
                   OR c.relkind = 'r' AND has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE'))
              AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"""
    )

    assert {table for table, _role in writers} & KEPT_FOR_GOOD == set()


@pytest.mark.req("SEC-06")
def test_no_role_of_the_application_owns_a_table_or_goes_round_row_security(cast: Cast) -> None:
    roles = rows(
        """SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles
            WHERE starts_with(rolname, current_database() || '_')"""
    )
    owners = rows("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")

    assert {name for name, is_mighty in roles if is_mighty} == set()
    assert {name for name, _mighty in roles}.isdisjoint(name for (name,) in owners)


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("model", protected_models(), ids=lambda model: model.__name__)
def test_every_protected_table_has_its_policies(cast: Cast, model: type[Protected]) -> None:
    writes = {"create", "change", "delete"}

    found = rows("SELECT tablename, policyname, permissive FROM pg_policies")
    policies, shut = (
        {name for table, name, kind in found if (table, kind) == (table_of(model), wanted)}
        for wanted in ("PERMISSIVE", "RESTRICTIVE")
    )

    # Parts are kept from some roles as a whole (SEC-05).
    kept = {"blind", "fixed_insert", "fixed_update", "fixed_delete"}
    by_row = {"dim", "held_insert", "held_update", "held_delete"}
    assert shut in (set(), kept, kept | by_row)
    assert (by_row <= shut) is bool(shut and getattr(model, "limited_by", ""))
    assert bool(shut) is any(model in limitable_parts(whole) for whole in limitable_models())
    assert policies in ({"own"}, {"see"} | writes, {"see", "see_all", "read"} | writes)
    assert ("see_all" in policies) is issubclass(model, Record | Part)


@pytest.mark.req("SEC-06")
def test_functions_with_the_owners_rights_fix_their_search_path(cast: Cast) -> None:
    loose = rows(
        """SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname IN ('access', 'audit', 'history', 'privacy', 'search') AND p.prosecdef
              AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=public, pg_temp%', false)"""
    )

    assert loose == []


@pytest.mark.req("SEC-06")
def test_functions_with_the_owners_rights_are_not_for_everybody(cast: Cast) -> None:
    callable_by = """SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                      WHERE n.nspname IN ('access', 'audit', 'history', 'privacy', 'search', 'public') AND p.prosecdef
                        AND p.prorettype <> 'trigger'::regtype AND has_function_privilege({role}, p.oid, 'EXECUTE')"""

    everybody = {name for (name,) in rows(callable_by.format(role="'public'"))}
    readers = {name for (name,) in rows(callable_by.format(role="current_database() || '_reader'"))}

    assert everybody == set()
    # Their policies ask these; none changes anything or tells of others.
    assert readers == {"keys", "opens_all", "reader"}


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.name)
def test_every_entity_is_declared_with_fields_that_exist_and_orders_that_page(entity: object) -> None:
    from liant.kernel.entity.entity import Entity

    assert isinstance(entity, Entity)
    known = entity.model_field_names
    asked = {name for variant, _label in entity.variants() for name in entity.form_fields(variant)}
    nullable = [name for name in entity.sortable if name != "caption" and entity.model._meta.get_field(name).null]

    assert "caption" in known
    assert asked <= known
    assert nullable == []
    assert all(column.label for column in entity.table_columns)


@pytest.mark.req("GEN-01")
def test_every_label_that_a_user_meets_can_be_translated() -> None:
    ours = [model for model in protected_models() if not issubclass(model, Private)]

    plain = [
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not field.is_relation and isinstance(field.verbose_name, str)
    ]

    assert plain == []
