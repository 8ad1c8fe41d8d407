"""API tokens act as the employee who made them, and no longer than they should (SEC-09)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import ApiToken, Employee, Role, User
from liant.kernel.api.tokens import make_token
from liant.kernel.signin.tests.entrance import enter_password
from liant.kernel.testing.cast import PASSWORD, Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-09", "GEN-04")

PERSON = {"kind": "person", "family_name": "Tokenescu"}


def token_of(employee: Employee, scope: str = "write", days: int = 30, entities: Sequence[str] = ()) -> str:
    """The secret of a new token."""
    with enter(employee.pk):
        return make_token("A program", scope, days, entities, by=employee)[1]


def program(secret: str) -> Client:
    """A program with this token; it is checked for CSRF like any other visitor."""
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})


def create(client: Client, **more: Any) -> Any:
    """Ask the API for a new person."""
    return client.post("/api/contacts/", json.dumps(PERSON), content_type="application/json", **more)


def change_token(cast: Cast, **values: Any) -> None:
    """Change Anna's token."""
    with enter(cast.anna.pk):
        ApiToken.objects.update(**values)


def test_a_program_sees_and_writes_as_the_tokens_owner(cast: Cast) -> None:
    contact(owner=cast.boris, by=cast.dora)
    client = program(token_of(cast.anna))

    made = create(client)
    seen = client.get("/api/contacts/").json()["items"]

    assert made.status_code == 201
    assert made.json()["owner"]["id"] == cast.anna.pk
    assert [row["caption"] for row in seen] == ["Tokenescu"]


def test_a_token_that_may_only_read_writes_nothing(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    client = program(token_of(cast.anna, "read"))
    url = f"/api/contacts/{made.pk}/"

    statuses = [
        client.get(url).status_code,
        create(client).status_code,
        client.patch(url, json.dumps({"family_name": "X"}), content_type="application/json").status_code,
        client.delete(url).status_code,
    ]

    assert statuses == [200, 403, 403, 403]
    with enter(cast.anna.pk):
        assert Contact.objects.count() == 1


@pytest.mark.parametrize("case", ["unknown", "expired", "revoked", "left", "login closed"])
def test_a_token_that_no_longer_counts_opens_nothing(cast: Cast, case: str) -> None:
    secret = token_of(cast.anna)
    before = program(secret).get("/api/contacts/").status_code
    if case == "unknown":
        secret = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    elif case == "expired":
        change_token(cast, expires_at=timezone.now() - timedelta(hours=1))
    elif case == "revoked":
        with enter(cast.anna.pk):
            ApiToken.objects.all().delete()
    elif case == "left":
        with enter(cast.dora.pk):
            Employee.objects.filter(pk=cast.anna.pk).update(is_active=False)
    else:
        User.objects.filter(employee_id=cast.anna.pk).update(is_active=False)

    answers = [program(secret).get("/api/contacts/"), create(program(secret))]

    assert before == 200
    assert [answer.status_code for answer in answers] == [401, 401]


def test_a_bad_token_is_not_made_good_by_a_session_beside_it(cast: Cast) -> None:
    client = Client()
    enter_password(client, "anna")

    answer = client.get("/api/contacts/", headers={"Authorization": "Bearer liant_nonsense"})

    assert answer.status_code == 401


def test_a_good_token_counts_more_than_the_session_beside_it(cast: Cast) -> None:
    contact(owner=cast.boris, by=cast.dora)
    client = Client()
    enter_password(client, "dora")

    seen = client.get("/api/contacts/", headers={"Authorization": f"Bearer {token_of(cast.anna)}"}).json()["items"]

    assert seen == []


def test_a_session_needs_the_csrf_token_that_a_program_does_not(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.get(employee_id=cast.anna.pk))

    statuses = [create(browser).status_code, create(program(token_of(cast.anna))).status_code]

    assert statuses == [403, 201]


def test_a_token_opens_no_page(cast: Cast) -> None:
    answer = program(token_of(cast.anna)).get("/contacts/")

    assert answer["Location"].startswith("/account/login/")


def test_who_lacks_a_required_second_factor_has_no_api_either(cast: Cast) -> None:
    secret = token_of(cast.anna)
    with enter(cast.dora.pk):
        Role.objects.filter(name="Scope own").update(requires_second_factor=True)

    answer = program(secret).get("/api/contacts/")

    assert answer.status_code == 403


def test_only_a_digest_is_kept_and_the_use_is_noted(cast: Cast) -> None:
    secret = token_of(cast.anna)
    with enter(cast.anna.pk):
        before = ApiToken.objects.get()

    program(secret).get("/api/contacts/")

    with enter(cast.anna.pk):
        after = ApiToken.objects.get()
    assert before.last_used_at is None
    assert after.last_used_at is not None
    assert after.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(after))
    assert len(secret) == len("liant_") + 43


def test_no_token_lives_longer_than_a_year(cast: Cast) -> None:
    token_of(cast.anna, days=5000)

    with enter(cast.anna.pk):
        assert ApiToken.objects.get().expires_at <= timezone.now() + timedelta(days=365)


def test_tokens_are_their_owners_alone(cast: Cast) -> None:
    token_of(cast.anna)

    with enter(cast.dora.pk):
        assert not ApiToken.objects.exists()


def test_the_description_of_the_api_names_both_ways_to_sign_in(client: Client) -> None:
    described = client.get("/api/openapi.json").json()

    schemes = described["components"]["securitySchemes"]
    ways = described["paths"]["/api/contacts/"]["get"]["security"]
    assert {scheme.get("scheme") or scheme["in"] for scheme in schemes.values()} == {"bearer", "cookie"}
    assert {name for way in ways for name in way} == set(schemes)


def test_behind_tls_a_token_that_comes_without_is_refused_and_not_led_on(cast: Cast, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_REDIRECT_EXEMPT = True, [r"^api/(?!docs)"]
    client = program(token_of(cast.anna))

    without, by_tls, page = client.get("/api/contacts/"), client.get("/api/contacts/", secure=True), client.get("/")

    assert (without.status_code, by_tls.status_code, page.status_code) == (403, 200, 301)
    assert without.headers["Content-Type"] == "application/problem+json"


def test_a_token_for_some_kinds_of_records_opens_no_others(cast: Cast) -> None:
    made = contact(owner=cast.dora, by=cast.dora)
    client = program(token_of(cast.dora, entities=["contact", "contactlist"]))

    seen = client.get(f"/api/contacts/{made.pk}/")
    refused = {
        slug: client.get(f"/api/{slug}/").status_code
        for slug in ("activities", "employees", "units", "chart", "audit", "views/contacts", "favourites")
    }

    assert (seen.status_code, create(client).status_code) == (200, 201)
    assert seen.json()["owner"]["caption"] == "Dora Director"
    assert refused == dict.fromkeys(refused, 403)
    assert "Contacts, Lists of contacts" in client.get("/api/activities/").content.decode()


def test_a_token_for_some_kinds_of_records_asks_by_no_others(cast: Cast) -> None:
    contact(owner=cast.dora, by=cast.dora)
    asked = json.dumps({"related": "activities", "quantity": "none"})

    answers = {
        entities: program(token_of(cast.dora, entities=entities)).get("/api/contacts/", {"criteria": asked}).status_code
        for entities in ((), ("contact",), ("contact", "activity"))
    }

    assert answers == {(): 200, ("contact",): 422, ("contact", "activity"): 200}


def test_a_page_makes_a_token_for_what_one_may_do(cast: Cast, sign_in: Any) -> None:
    client = sign_in(cast.anna)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    given = {"name": "Shop", "scope": "read", "days": 30, "entities": ["contact"]}

    refused = client.post("/account/tokens/new/", given | {"entities": ["nothing"]})
    client.post("/account/tokens/new/", given)

    assert refused.context["form"].errors["entities"]
    with enter(cast.anna.pk):
        assert ApiToken.objects.get().entities == ["contact"]
    assert ">Contact<" in client.get("/account/").content.decode()
