"""Making and revoking API tokens under My account (SEC-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import ApiToken
from liant.kernel.signin.tests.entrance import forget_proof
from liant.kernel.testing.cast import Cast

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
FILLED = {"name": "Orders of the shop", "scope": "read", "days": "30"}


def make(client: Client, **more: str) -> Any:
    """Send the form of a new token."""
    return client.post("/account/tokens/new/", FILLED | more)


def tokens_shown(client: Client) -> list[ApiToken]:
    """The tokens on the page of the account."""
    return list(client.get("/account/").context["tokens"])


def test_a_token_is_made_shown_once_used_and_revoked(cast: Cast, browser: Browser) -> None:
    client = browser("anna")

    secret = make(client).context["secret"]
    shown = client.get("/account/").content.decode()
    used = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/contacts/").status_code
    client.post(f"/account/tokens/{tokens_shown(client)[0].pk}/revoke/")
    after = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/contacts/").status_code

    assert "Orders of the shop" in shown
    assert secret not in shown
    assert (used, after) == (200, 401)
    assert tokens_shown(client) == []


@pytest.mark.parametrize("field", ["name", "scope", "days"])
def test_what_is_missing_is_told_by_its_field(cast: Cast, browser: Browser, field: str) -> None:
    answer = make(browser("anna"), **{field: ""})

    assert list(answer.context["form"].errors) == [field]
    with enter(cast.anna.pk):
        assert not ApiToken.objects.exists()


def test_a_term_that_is_not_offered_is_refused(cast: Cast, browser: Browser) -> None:
    answer = make(browser("anna"), days="5000")

    assert list(answer.context["form"].errors) == ["days"]


def test_nobody_revokes_the_token_of_another(cast: Cast, browser: Browser) -> None:
    anna, dora = browser("anna"), browser("dora")
    make(anna)
    number = tokens_shown(anna)[0].pk

    answer = dora.post(f"/account/tokens/{number}/revoke/")

    assert answer.status_code == 404
    assert len(tokens_shown(anna)) == 1


def test_some_minutes_after_signing_in_one_proves_again_who_one_is(cast: Cast, browser: Browser) -> None:
    client = browser("anna")
    make(client)
    number = tokens_shown(client)[0].pk
    forget_proof(client)

    answers = [make(client), client.post(f"/account/tokens/{number}/revoke/")]

    assert all(answer["Location"].startswith("/account/reauthenticate/") for answer in answers)
    assert len(tokens_shown(client)) == 1
