"""Every address of Liant with the right it needs. A new one fails here until it is in the matrix (SEC-06)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from liant.kernel.access.models import Action, Employee
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

VERBS = {"get": Action.SEE, "create": Action.CREATE, "change": Action.CHANGE, "delete": Action.DELETE}
OPEN, SIGNED_IN, AUDITOR = "open to all", "signed in", "who may read all of history"
# By name: who gets in. An action means: who has that right on contacts.
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
    "entity:references": SIGNED_IN,
    "imports:upload": Action.CREATE,
    **{f"imports:{step}": SIGNED_IN for step in ("mapping", "encoding", "run", "progress", "errors", "cancel", "undo")},
    **{f"audit:{page}": AUDITOR for page in ("list", "act", "export")},
    **{f"api:list_audit{what}": AUDITOR for what in ("", "_changes")},
    "api:api-root": OPEN,
    "api:openapi-json": OPEN,
    "api:openapi-view": OPEN,
    **{f"api:list_{entity.slug}": Action.SEE for entity in entities()},
    **{f"api:{verb}_{entity.name}": right for entity in entities() for verb, right in VERBS.items()},
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_signup": OPEN,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_inactive": OPEN,
    "account_email": SIGNED_IN,
    "account_email_verification_sent": OPEN,
    "account_confirm_email": OPEN,
    "account_confirm_login_code": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
}


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The name of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"
        else:
            yield from addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


@pytest.mark.req("SEC-06")
def test_every_address_is_in_the_matrix() -> None:
    assert set(addresses(get_resolver())) == set(MATRIX)


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("action", [Action.CREATE, Action.CHANGE, Action.DELETE, Action.EXPORT])
def test_a_page_opens_only_with_the_right_that_it_needs(
    cast: Cast, sign_in: Callable[[Employee], Client], without: Any, action: Action
) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    pages = {
        Action.CREATE: "/contacts/new/",
        Action.CHANGE: f"/contacts/{made.pk}/edit/",
        Action.DELETE: f"/contacts/{made.pk}/delete/",
        Action.EXPORT: "/contacts/export/",
    }

    before = sign_in(cast.anna).get(pages[action]).status_code
    without(action)
    after = sign_in(cast.anna).get(pages[action]).status_code

    assert (before, after) == (200, 403)


@pytest.fixture
def without(cast: Cast) -> Callable[[Action], None]:
    """Takes an action on contacts from every role, as the administrator would."""
    from liant.kernel.access.actor import enter
    from liant.kernel.access.models import Grant

    def take(action: Action) -> None:
        with enter(cast.dora.pk):
            Grant.objects.filter(entity="contact", action=action, role__name="Scope own").delete()

    return take
