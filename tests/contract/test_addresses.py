"""Every address of Liant with the right it needs. A new one fails here until it is in the matrix (SEC-06)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from liant.kernel.access.models import Action, Employee
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample

VERBS = {"get": Action.SEE, "create": Action.CREATE, "change": Action.CHANGE, "delete": Action.DELETE}
OPEN, SIGNED_IN, ADMINISTRATOR = "open to all", "signed in", "who may change employees"
AUDITOR = "who may read all of history"
# By name: who gets in. An action means: who has that right on the entity; all have the right to see references.
MATRIX = {
    "home": SIGNED_IN,
    "search": SIGNED_IN,
    "preferences": SIGNED_IN,
    "entity:list": Action.SEE,
    "entity:page": Action.SEE,
    "entity:tab": Action.SEE,
    "entity:options": Action.SEE,
    "entity:create": Action.CREATE,
    "entity:edit": Action.CHANGE,
    "entity:delete": Action.DELETE,
    "entity:export": Action.EXPORT,
    "entity:undo": SIGNED_IN,
    "entity:reveal": Action.SEE_SENSITIVE,
    "organisation:grants": SIGNED_IN,
    "organisation:limits": SIGNED_IN,
    "organisation:revoke": SIGNED_IN,
    "organisation:chart": SIGNED_IN,
    **{f"organisation:chart_{part}": SIGNED_IN for part in ("staff", "find", "move", "refused")},
    "imports:upload": Action.CREATE,
    **{f"imports:{step}": SIGNED_IN for step in ("mapping", "encoding", "run", "progress", "errors", "cancel", "undo")},
    **{f"audit:{page}": AUDITOR for page in ("list", "act", "export")},
    **{f"api:list_audit{what}": AUDITOR for what in ("", "_changes")},
    "api:api-root": OPEN,
    "api:openapi-json": OPEN,
    "api:openapi-view": OPEN,
    **{f"api:list_{entity.slug}": Action.SEE for entity in entities()},
    **{f"api:{verb}_{entity.name}": right for entity in entities() for verb, right in VERBS.items()},
    "api:reveal_contact": Action.SEE_SENSITIVE,
    "api:get_chart": SIGNED_IN,
    "api:move_in_chart": SIGNED_IN,
    **{f"api:{what}_{rows}": SIGNED_IN for what in ("get", "change") for rows in ("grants", "limits")},
    **{f"api:{what}": SIGNED_IN for what in ("explain_right", "list_holders")},
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_signup": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account": SIGNED_IN,
    "end_session": SIGNED_IN,
    "end_other_sessions": SIGNED_IN,
    "new_token": SIGNED_IN,
    "revoke_token": SIGNED_IN,
    **dict.fromkeys(("logins", "unlock_login", "sign_out_login", "reset_second_factor"), ADMINISTRATOR),
    "openid_connect_login": OPEN,
    "openid_connect_callback": OPEN,
    "socialaccount_login_cancelled": OPEN,
    "socialaccount_login_error": OPEN,
    "second_factor_required": SIGNED_IN,
    "mfa_authenticate": OPEN,
    "mfa_login_webauthn": OPEN,
    "mfa_index": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    **{f"mfa_{step}": SIGNED_IN for step in ("reauthenticate", "activate_totp", "deactivate_totp")},
    **{f"mfa_{step}_recovery_codes": SIGNED_IN for step in ("view", "generate", "download")},
    **{f"mfa_{step}_webauthn": SIGNED_IN for step in ("add", "edit", "remove", "reauthenticate")},
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
}


# What stands for an argument of an address.
ARGUMENTS = {"int": 1, "slug": "contacts", "string": "contacts"}


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of every address and something for its arguments."""
    here = arguments_of(resolver)
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}", here | arguments_of(pattern)
        else:
            inner = addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
            yield from ((name, here | arguments) for name, arguments in inner)


def arguments_of(pattern: URLPattern | URLResolver) -> dict[str, Any]:
    """Something for the arguments in this part of an address."""
    converters = pattern.pattern.converters.items()
    return {name: ARGUMENTS[type(one).__name__.lower().removesuffix("converter")] for name, one in converters}


def is_turned_away(response: Any) -> bool:
    """Whether a stranger was sent to sign in, or told that this is not how one asks here."""
    return response.status_code in (401, 405) or response.get("Location", "").startswith("/account/login/")


@pytest.mark.req("SEC-06")
def test_every_address_is_in_the_matrix() -> None:
    assert {name for name, _arguments in addresses(get_resolver())} == set(MATRIX)


@pytest.mark.req("SEC-06", "SEC-09")
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_turned_away_from_all_that_is_not_open(db: None, client: Client, method: str) -> None:
    closed = {name: reverse(name, kwargs=kwargs) for name, kwargs in addresses(get_resolver()) if MATRIX[name] != OPEN}

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
