"""No address is forgotten: a new one fails here until it is in the matrix with the right it needs (SEC-06)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from liant.kernel.access.models import Action, Employee
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample
from tests.contract.addresses import MATRIX, OPEN, addresses


def is_turned_away(response: Any) -> bool:
    """Whether a stranger was sent to sign in, or told that this is not how one asks here."""
    return response.status_code in (401, 405) or response.get("Location", "").startswith("/account/login/")


@pytest.mark.req("SEC-06")
def test_every_address_is_in_the_matrix() -> None:
    assert {name for name, _arguments in addresses()} == set(MATRIX)


@pytest.mark.req("SEC-06", "SEC-09")
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_turned_away_from_all_that_is_not_open(db: None, client: Client, method: str) -> None:
    closed = {name: reverse(name, kwargs=kwargs) for name, kwargs in addresses() if MATRIX[name] != OPEN}

    answers = {name: getattr(client, method)(url) for name, url in closed.items()}

    assert {name for name, answer in answers.items() if not is_turned_away(answer)} == set()


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("action", [Action.CREATE, Action.CHANGE, Action.DELETE, Action.EXPORT])
@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.name)
def test_a_page_opens_only_with_the_right_that_it_needs(
    cast: Cast, sign_in: Callable[[Employee], Client], without: Any, entity: Entity, action: Action
) -> None:
    made = sample(entity.model, owner=cast.dora, by=cast.dora)
    pages = {
        Action.CREATE: entity.create_url,
        Action.CHANGE: entity.url(made.pk, "edit"),
        Action.DELETE: entity.url(made.pk, "delete"),
        Action.EXPORT: entity.export_url,
    }

    before = sign_in(cast.dora).get(pages[action]).status_code
    without(entity, action)
    after = sign_in(cast.dora).get(pages[action]).status_code

    assert (before, after) == (200, 403)


@pytest.fixture
def without(cast: Cast) -> Callable[[Entity, Action], None]:
    """Takes an action on an entity from Dora's role, as another administrator would: one has to remain."""
    from liant.kernel.access.actor import enter
    from liant.kernel.access.models import Grant, Role, RoleAssignment

    with enter(cast.dora.pk):
        deputy = Role.objects.create(name="Deputy")
        Grant.objects.create(role=deputy, entity="role", action=Action.CHANGE, scope="all")
        RoleAssignment.objects.create(employee=cast.eleni, role=deputy)

    def take(entity: Entity, action: Action) -> None:
        with enter(cast.dora.pk):
            Grant.objects.filter(entity=entity.name, action=action, role__name="Scope all").delete()

    return take
