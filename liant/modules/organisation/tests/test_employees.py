"""Employees, units and roles in pages (RES-01, SEC-02)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Action, Employee, Grant, Role, RoleAssignment, Unit
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.organisation.queries import superior_of
from liant.modules.organisation.samples import employee, unit

SignIn = Callable[[Employee], Client]


@pytest.fixture
def personnel(cast: Cast) -> Employee:
    """Omar, who may write employees, but neither units nor roles."""
    with enter(cast.dora.pk):
        role = Role.objects.create(name="Personnel")
        Grant.objects.bulk_create(Grant(role=role, entity="employee", action=a, scope="all") for a in Action.values)
        RoleAssignment.objects.create(employee=cast.omar, role=role)
    return cast.omar


@pytest.mark.req("SEC-02", "RES-01")
def test_administration_stands_in_the_navigation_of_who_may_write_it(
    cast: Cast, sign_in: SignIn, personnel: Employee
) -> None:
    shown = {
        who.given_name: [item.label for item in sign_in(who).get("/").context["shell"]["administration"]]
        for who in (cast.dora, personnel, cast.anna)
    }

    every = [
        "Employees", "Units", "Organisation chart", "Roles", "Equipment", "Kinds of equipment", "Target groups",
        "Characteristics", "Tags", "Products", "Categories", "Origins", "Functions",
        "Relation types", "Activity stages", "Activity life cycles", "Activity types", "Greeting templates",
        "Consent texts", "Suppressed addresses", "Retention rules", "Kept long enough", "Webhooks", "Audit",
    ]  # fmt: skip
    # A webhook is somebody's: of the cast, each may have one.
    assert shown == {"Dora": every, "Omar": ["Employees", "Webhooks"], "Anna": ["Webhooks"]}


@pytest.mark.req("RES-01", "CON-23")
def test_a_colleague_is_found_by_everybody(cast: Cast, sign_in: SignIn) -> None:
    made = employee(owner=cast.anna, by=cast.dora, job_title="Agent de vânzări", phone="0722 123 456")

    groups = sign_in(cast.boris).get("/search/?q=taranu").context["groups"]
    page = sign_in(cast.boris).get(f"/employees/{made.pk}/").content.decode()

    assert [(hit.caption, hit.secondary) for group in groups for hit in group.hits] == [
        ("Ștefania Țăranu-Bălan", "Agent de vânzări · North")
    ]
    assert 'href="tel:+40722123456"' in page


@pytest.mark.req("RES-01")
def test_who_has_left_is_marked_and_no_longer_offered_but_still_filtered_by(cast: Cast, sign_in: SignIn) -> None:
    made = employee(owner=cast.anna, by=cast.dora)
    commands.change(made, {"is_active": False}, by=cast.dora)
    client = sign_in(cast.dora)

    form = client.get("/contacts/new/?kind=account").context["form"]
    filters = client.get("/contacts/").context["filter_form"]

    assert offered(client, form["owner"]) == []
    assert offered(client, filters["owner"]) == ["Ștefania Țăranu-Bălan"]
    assert "No longer works here" in client.get(f"/employees/{made.pk}/").content.decode()


def offered(client: Client, field: Any) -> list[str]:
    """What a pick field finds for a name."""
    url = field.field.widget.attrs["data-url"]
    options = client.get(url, {"q": "Țăranu"} | ({"is_active": "1"} if "is_active=1" in url else {})).json()
    return [option["label"] for option in options]


@pytest.mark.req("RES-01", "SEC-09")
def test_nobody_locks_themselves_out(cast: Cast) -> None:
    with enter(cast.dora.pk):
        RoleAssignment.objects.create(employee=cast.eleni, role=Role.objects.get(name="Scope all"))

    with pytest.raises(ValidationError) as refused:
        commands.change(cast.dora, {"is_active": False}, by=cast.dora)

    assert set(refused.value.message_dict) == {"is_active"}
    with enter(cast.dora.pk):
        assert Employee.objects.get(pk=cast.dora.pk).is_active


@pytest.mark.req("SEC-02")
def test_who_may_not_give_roles_sees_them_locked_and_loses_none_by_saving(
    cast: Cast, sign_in: SignIn, personnel: Employee
) -> None:
    client = sign_in(personnel)
    address = f"/employees/{cast.anna.pk}/edit/"
    form = client.get(address).context["form"]
    values = {"given_name": "Anna", "family_name": "North", "unit": cast.anna.unit_id, "job_title": "Agent"}

    response = client.post(address, values | {"is_active": "on", "roles": []})

    assert form.fields["roles"].disabled
    assert response.status_code == 302
    with enter(cast.dora.pk):
        anna = Employee.objects.get(pk=cast.anna.pk)
        assert (anna.job_title, [role.name for role in anna.roles.all()]) == ("Agent", ["Scope own"])


@pytest.mark.req("SEC-02", "SEC-06")
def test_roles_given_in_the_form_open_what_they_grant(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.get(name="Scope all")
    values = {"given_name": "Omar", "family_name": "Service", "unit": cast.omar.unit_id, "is_active": "on"}
    before = sign_in(cast.omar).get("/units/new/").status_code

    sign_in(cast.dora).post(f"/employees/{cast.omar.pk}/edit/", values | {"roles": [role.pk]})

    assert (before, sign_in(cast.omar).get("/units/new/").status_code) == (403, 200)


@pytest.mark.req("RES-01")
def test_a_unit_lists_its_own_employees_and_the_filter_those_below_too(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    sales = cast.eleni.unit_id

    own = client.get(f"/units/{sales}/employees/").context["rows"]
    filtered = client.get(f"/employees/?unit={sales}").context["rows"]
    parts = client.get(f"/units/{sales}/units/").context["rows"]

    assert [row.caption for row in own] == ["Eleni Head"]
    assert [row.caption for row in filtered] == ["Anna North", "Boris South", "Eleni Head", "Irina South"]
    assert [row.caption for row in parts] == ["North", "South"]


@pytest.mark.req("SEC-02")
def test_a_role_lists_who_holds_it(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.get(name="Scope unit")

    rows = sign_in(cast.anna).get(f"/roles/{role.pk}/holders/").context["rows"]

    assert [row.caption for row in rows] == ["Irina South", "Omar Service"]


@pytest.mark.req("RES-01")
def test_one_reports_to_the_next_manager_above_who_is_another(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Unit.objects.filter(pk=cast.dora.unit_id).update(manager=cast.dora)
        Unit.objects.filter(pk=cast.eleni.unit_id).update(manager=cast.eleni)
        people = Employee.objects.in_bulk([cast.anna.pk, cast.eleni.pk, cast.dora.pk])

        superiors = [superior_of(people[each.pk]) for each in (cast.anna, cast.eleni, cast.dora)]

    assert superiors == [cast.eleni, cast.dora, None]


@pytest.mark.req("GEN-04", "RES-01")
def test_the_api_makes_an_employee_with_roles_and_tells_what_is_wrong_by_field(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    with enter(cast.dora.pk):
        role = Role.objects.get(name="Scope own")
    values = {"given_name": "Ion", "family_name": "Pop", "unit": cast.anna.unit_id, "email": "Ion@Firma.ro"}

    made = client.post("/api/employees/", json.dumps(values | {"roles": [role.pk]}), "application/json")
    again = client.post("/api/employees/", json.dumps(values), "application/json")

    assert (made.status_code, made.json()["email"], made.json()["roles"]) == (
        201, "ion@firma.ro", [{"id": role.pk, "caption": "Scope own"}],
    )  # fmt: skip
    assert (again.status_code, again.json()["errors"]) == (422, {"email": ["“ion@firma.ro” exists already."]})


@pytest.mark.req("GEN-02", "SEC-08")
def test_what_was_deleted_in_a_page_comes_back_by_the_note_that_says_so(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    made = unit(owner=cast.anna, by=cast.dora)

    deleted = client.post(f"/units/{made.pk}/delete/", follow=True)
    (note,) = deleted.context["messages"]
    gone = client.get(f"/units/{made.pk}/").status_code
    client.post(note.extra_tags.removeprefix("undo:"))

    assert (gone, client.get(f"/units/{made.pk}/").status_code) == (404, 200)


@pytest.mark.req("SEC-02", "SEC-08")
def test_only_who_may_change_a_unit_is_offered_to_undo_its_changes(cast: Cast, sign_in: SignIn) -> None:
    made = unit(owner=cast.anna, by=cast.dora)
    commands.change(made, {"kind": "department"}, by=cast.dora)

    pages = {who: sign_in(who).get(f"/units/{made.pk}/history/").content.decode() for who in (cast.dora, cast.anna)}

    assert [("/undo/" in page, "Department" in page) for page in pages.values()] == [(True, True), (False, True)]
