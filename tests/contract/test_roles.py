"""Every address and every operation of the API x every ready-made role answers as its table says (SEC-02, SEC-06)."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, RoleAssignment, Unit, User
from liant.kernel.documents import views as documents
from liant.kernel.testing.cast import PASSWORD, Cast
from liant.modules.organisation.founding import make_roles
from liant.modules.organisation.ready_made import READY_MADE
from tests.contract.addresses import MATRIX, OPEN
from tests.contract.roles import DOORS, PLACES, RIGHTS, ROLES, read
from tests.contract.visits import Visit, World, furnished, operations, visits

TABLES = read(RIGHTS) | read(DOORS)
REFUSALS = (401, 403, 404)


@pytest.fixture(autouse=True)
def blank_pages(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every template is empty: who gets in is decided before, and other tests look at the pages. Files end, too."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(documents, "typeset", lambda _sheet, _content: b"")
    loaders = [("django.template.loaders.locmem.Loader", defaultdict(str))]
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": loaders}}
    ]


@pytest.fixture
def world(cast: Cast, role: str) -> World:
    """The holder of the role and a colleague in Sales, Anna below it, Omar elsewhere: each with their records."""
    with enter(cast.dora.pk):
        sales = Unit.objects.get(name="Sales")
        holder = Employee.objects.create(given_name="Horia", family_name="Rolescu", unit=sales)
        colleague = Employee.objects.create(given_name="Clara", family_name="Rolescu", unit=sales)
        # What a role that requires a second factor keeps shut without one, test_gate.py proves.
        given = [replace(ready, requires_second_factor=False) for ready in READY_MADE if ready.key == role]
        made = make_roles(given, "en", using="default")
        for one in made.values():
            RoleAssignment.objects.create(employee=holder, role=one)
        User.objects.create_user("horia@cast.example", PASSWORD, employee=holder)
    return furnished(cast, dict(zip(PLACES, (holder, colleague, cast.anna, cast.omar), strict=True)))


@pytest.fixture
def client(world: World) -> Client:
    """The browser of the role's holder, who has just proved who it is."""
    client = Client()
    client.force_login(User.objects.get(email="horia@cast.example"))
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return client


@pytest.mark.req("SEC-02", "SEC-06", "GEN-04")
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "no role")
def test_every_address_and_operation_answers_the_role_as_its_table_says(
    world: World, client: Client, role: str
) -> None:
    wrong = {
        f"{visit.method} {visit.url} ({visit.row})": (answered, meant)
        for visit in visits(world)
        if (answered := answer(client, visit)) != (meant := expected(visit, role))
    }

    assert wrong == {}


def expected(visit: Visit, role: str) -> int:
    """What the tables say: 200, 403 or 404."""
    cell = TABLES[visit.row][role]
    if not visit.letter:
        return int(cell)
    if "s" not in cell:
        return 404
    return 200 if visit.letter in cell else 403


def answer(client: Client, visit: Visit) -> int:
    """What is answered: a refusal, or 200 for all that lets one in. Nothing that a request does remains."""
    with transaction.atomic():
        response = client.generic(visit.method, visit.url, json.dumps(visit.said), "application/json")
        if response.status_code == 405:
            response = client.post(visit.url)
        transaction.set_rollback(True)
    assert response.status_code < 500, visit
    is_sent_away = response.get("Location", "").startswith("/account/login/")
    return 401 if is_sent_away else response.status_code if response.status_code in REFUSALS else 200


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("role", [""])
def test_every_address_and_operation_is_visited(world: World) -> None:
    visited = {visit.name for visit in visits(world)}

    assert visited == {name for name, level in MATRIX.items() if level != OPEN}
    assert {f"api:{name}" for name in operations()} <= set(MATRIX)


def test_every_ready_made_role_has_a_column() -> None:
    assert {ready.key for ready in READY_MADE} == set(filter(None, ROLES))
