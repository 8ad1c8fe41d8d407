"""Single sign-on with a real OpenID provider: its verified e-mail address decides (SEC-09)."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from liant.config.signing_in import open_id_provider as provider_from
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, User
from liant.kernel.history.models import Entry
from liant.kernel.signin.proof import SIGNED_ON
from liant.kernel.signin.single_sign_on import verified_address
from liant.kernel.signin.tests.entrance import login_of, set_up_app
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.openid import (
    NAME,
    OpenIDProvider,
    impostor_of,
    keys_of,
    open_id_provider,
    redirecting_to,
    serving_keys,
)

pytestmark = pytest.mark.req("SEC-09")

Browser = Callable[..., Client]
LOGIN = "/account/oidc/company/login/"


@pytest.fixture(scope="module")
def running() -> Iterator[OpenIDProvider]:
    """The provider."""
    with open_id_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: OpenIDProvider, settings: Any) -> OpenIDProvider:
    """The provider, and Liant set up to use it."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [provider_from(running.environment)]}
    }
    return running


def sign_on(client: Client, subject: str, start: str = LOGIN) -> Any:
    """Go to the provider, sign in there under that name, and come back."""
    there = client.get(start)["Location"]
    back = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=10).headers["Location"]
    return client.get(urlsplit(back)._replace(scheme="", netloc="").geturl())


def is_signed_in_as(client: Client, name: str) -> bool:
    """Whether the session is that of a member of the cast."""
    return client.session.get("_auth_user_id") == str(login_of(name).pk)


def test_a_verified_address_of_an_employees_login_signs_in_and_arrives_where_one_was_going(
    cast: Cast, provider: OpenIDProvider
) -> None:
    provider.know("a-1", email="Anna@Cast.example", email_verified=True)
    client = Client()

    answer = sign_on(client, "a-1", f"{LOGIN}?next=/search/")

    assert answer["Location"] == "/search/"
    assert is_signed_in_as(client, "anna")
    assert login_of("anna").check_password("correct horse battery")


@pytest.mark.parametrize(
    "claims", [{}, {"email_verified": False}, {"email_verified": "false"}, {"email_verified": None}]
)
def test_an_address_that_is_not_verified_is_refused_in_words(
    cast: Cast, provider: OpenIDProvider, claims: dict[str, Any]
) -> None:
    provider.know("a-2", email="anna@cast.example", **claims)
    client = Client()

    answer = sign_on(client, "a-2")

    assert answer.status_code == 403
    assert f"Not signed in with {NAME}" in answer.content.decode()
    assert "does not confirm" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_address_that_nobody_signs_in_with_is_refused_and_makes_no_login(
    cast: Cast, provider: OpenIDProvider
) -> None:
    provider.know("x-1", email="mallory@elsewhere.example", email_verified=True)
    before = User.objects.count()

    answer = sign_on(Client(), "x-1")

    assert answer.status_code == 403
    assert "No employee signs in here as mallory@elsewhere.example" in answer.content.decode()
    assert User.objects.count() == before


def hire(cast: Cast, address: str, **values: Any) -> Employee:
    """An employee with an e-mail address and no login."""
    with enter(cast.dora.pk):
        return Employee.objects.create(
            given_name="Ștefania", family_name="Nouă", unit=cast.omar.unit, email=address, **values
        )


def test_a_known_employee_without_a_login_gets_one_where_that_is_wanted(
    cast: Cast, provider: OpenIDProvider, settings: Any
) -> None:
    settings.OIDC_JOIN = True
    employee = hire(cast, "Stefania@cast.example")
    provider.know("s-1", email="stefania@cast.example", email_verified=True)
    client = Client()

    sign_on(client, "s-1")

    made = User.objects.get(email="stefania@cast.example")
    assert (made.employee_id, made.has_usable_password()) == (employee.pk, False)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("case", ["not wanted", "left", "unverified"])
def test_nobody_else_gets_a_login(cast: Cast, provider: OpenIDProvider, settings: Any, case: str) -> None:
    settings.OIDC_JOIN = case != "not wanted"
    hire(cast, "stefania@cast.example", is_active=case != "left")
    provider.know("s-2", email="stefania@cast.example", email_verified=case != "unverified")
    before = User.objects.count()

    answer = sign_on(Client(), "s-2")

    assert answer.status_code == 403
    assert User.objects.count() == before


def test_of_the_provider_only_its_name_for_the_login_is_kept_even_when_one_asks_to_connect(
    cast: Cast, provider: OpenIDProvider
) -> None:
    provider.know("a-3", email="anna@cast.example", email_verified=True)
    client = Client()
    sign_on(client, "a-3")

    sign_on(client, "a-3", f"{LOGIN}?process=connect")

    assert not SocialAccount.objects.exists()
    assert is_signed_in_as(client, "anna")
    login = login_of("anna")
    assert (login.issuer, login.subject) == (provider.url, "a-3")


@pytest.mark.parametrize("claims", [{"email": "ana.popescu@cast.example", "email_verified": True}, {}])
def test_who_is_linked_signs_in_whatever_address_the_provider_names_later(
    cast: Cast, provider: OpenIDProvider, claims: dict[str, Any]
) -> None:
    provider.know("a-7", email="anna@cast.example", email_verified=True)
    sign_on(Client(), "a-7")
    provider.know("a-7", **claims)
    client = Client()

    sign_on(client, "a-7")

    assert is_signed_in_as(client, "anna")


def test_an_address_that_goes_to_somebody_else_opens_nothing_of_its_first_owner(
    cast: Cast, provider: OpenIDProvider, browser: Browser
) -> None:
    provider.know("a-8", email="anna@cast.example", email_verified=True)
    sign_on(Client(), "a-8")
    provider.know("a-9", email="anna@cast.example", email_verified=True)
    client = Client()

    refused = sign_on(client, "a-9")

    assert refused.status_code == 403
    assert "another account" in refused.content.decode()
    assert "_auth_user_id" not in client.session

    # Who administers logins knows that both are Anna.
    browser("dora").post(f"/account/logins/{login_of('anna').pk}/unlink/")
    sign_on(client, "a-9")
    assert is_signed_in_as(client, "anna")
    with enter(cast.dora.pk):
        verbs = list(Entry.objects.filter(verb__contains="link").order_by("id").values_list("verb", flat=True))
    assert verbs == ["linked", "unlinked", "linked"]


def test_what_an_impostor_signed_is_not_believed(cast: Cast, provider: OpenIDProvider, settings: Any) -> None:
    provider.know("a-10", email="anna@cast.example", email_verified=True)
    client = Client()

    with serving_keys(keys_of(rsa.generate_private_key(65537, 2048))) as url:
        app = provider_from(provider.environment)
        assert app
        app["settings"]["openid_configuration_overrides"] = {"jwks_uri": url}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        answer = sign_on(client, "a-10")

    assert answer.status_code == 401
    assert "did not answer as it should" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_who_has_a_second_factor_gives_it_after_the_provider_too(cast: Cast, provider: OpenIDProvider) -> None:
    provider.know("a-4", email="anna@cast.example", email_verified=True)
    client = Client()
    sign_on(client, "a-4")
    set_up_app(client)

    answer = sign_on(Client(), "a-4")

    assert answer["Location"] == "/account/2fa/authenticate/"


def test_an_answer_that_nobody_asked_for_signs_nobody_in(cast: Cast, provider: OpenIDProvider) -> None:
    provider.know("a-5", email="anna@cast.example", email_verified=True)
    there = Client().get(LOGIN)["Location"]
    back = requests.post(there, data={"sub": "a-5"}, allow_redirects=False, timeout=10).headers["Location"]
    victim = Client()

    answer = victim.get(urlsplit(back)._replace(scheme="", netloc="").geturl())

    assert answer.status_code == 401
    assert "_auth_user_id" not in victim.session


def test_a_provider_that_cannot_be_reached_is_told(cast: Cast, provider: OpenIDProvider, settings: Any) -> None:
    app = provider_from(provider.environment | {"LIANT_OIDC_URL": "http://localhost:9"})
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    answer = Client().get(LOGIN)

    assert answer.status_code == 401
    assert "did not answer as it should" in answer.content.decode()


def test_a_provider_that_leads_elsewhere_is_not_followed(cast: Cast, provider: OpenIDProvider, settings: Any) -> None:
    with redirecting_to(provider.url) as (url, asked):
        app = provider_from(provider.environment | {"LIANT_OIDC_URL": url})
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

        answer = Client().get(LOGIN)

    assert asked == ["/.well-known/openid-configuration"]
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "url", ["http://id.example", "ftp://id.example", "file:///etc/passwd", "http://localhost.evil.example"]
)
def test_a_provider_is_reached_by_tls_or_is_on_this_machine(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="LIANT_OIDC_URL"):
        provider_from({"LIANT_OIDC_URL": url})


def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    cast: Cast, provider: OpenIDProvider, settings: Any
) -> None:
    provider.know("a-6", email="anna@cast.example", email_verified=True)
    client = Client()

    with impostor_of(provider) as url:
        app = provider_from(provider.environment | {"LIANT_OIDC_URL": url})
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        answer = sign_on(client, "a-6")

    assert answer.status_code == 403
    assert "another name" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_who_is_sent_by_another_site_is_asked_first(cast: Cast, provider: OpenIDProvider) -> None:
    answer = Client().get(LOGIN, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer["Location"] == "/account/login/"


def test_without_a_provider_there_is_no_way_to_one(cast: Cast) -> None:
    client = Client()

    assert client.get(LOGIN).status_code == 404
    assert "Continue with" not in client.get("/account/login/").content.decode()


def test_microsoft_says_otherwise_that_an_address_is_verified() -> None:
    entra = {"userinfo": {"email": "anna@cast.example"}, "id_token": {"email": "anna@cast.example", "xms_edov": "1"}}

    assert verified_address(entra) == "anna@cast.example"


def test_the_word_about_one_address_does_not_count_for_another() -> None:
    mixed = {"userinfo": {"email": "anna@cast.example"}, "id_token": {"email_verified": True}}

    assert verified_address(mixed) is None


def test_who_left_the_company_is_signed_out_at_the_next_click(cast: Cast, provider: OpenIDProvider) -> None:
    provider.know("a-6", email="anna@cast.example", email_verified=True)
    client = Client()
    sign_on(client, "a-6")
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(is_active=False)

    answer = client.get("/", follow=True)

    assert "This login is closed" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.fixture
def joined(cast: Cast, provider: OpenIDProvider, settings: Any) -> Client:
    """Somebody who has neither a password nor a second factor here, and signed on just now."""
    settings.OIDC_JOIN = True
    hire(cast, "ada@cast.example")
    provider.know("ada", email="ada@cast.example", email_verified=True)
    client = Client()
    sign_on(client, "ada")
    return client


def age(client: Client, seconds: int, *, of: str = "both") -> None:
    """Let so much time pass since somebody signed on: here, at the provider, or both."""
    session = client.session
    if of != "there":
        for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
            record["at"] -= seconds
    if of != "here":
        session[SIGNED_ON] -= seconds
    session.save()


def test_who_signed_on_long_ago_proves_at_the_provider_who_it_is_and_goes_on(joined: Client) -> None:
    at_once = joined.get("/account/tokens/new/")
    age(joined, 600)

    asked = joined.get("/account/tokens/new/")
    there = joined.get(asked["Location"])["Location"]
    back = sign_on(joined, "ada", asked["Location"])

    assert at_once.status_code == 200
    assert {"prompt=login", "max_age=0"} <= set(urlsplit(there).query.split("&"))
    assert back["Location"] == "/account/tokens/new/"
    assert joined.get("/account/tokens/new/").status_code == 200


@pytest.mark.parametrize("where", ["here", "there"])
def test_neither_a_visit_to_the_provider_nor_an_old_proof_there_is_enough(joined: Client, where: str) -> None:
    age(joined, 600, of=where)

    assert joined.get("/account/tokens/new/").status_code == 302


def test_a_form_that_was_sent_meanwhile_changes_nothing(joined: Client) -> None:
    age(joined, 600)

    answer = joined.post("/account/tokens/new/", {"name": "Shop", "scope": "read", "days": 30})

    assert answer["Location"].startswith(LOGIN)
    assert "next=%2Faccount%2F" in answer["Location"]


def test_without_a_provider_nothing_is_changed_without_proof(joined: Client, settings: Any) -> None:
    age(joined, 600)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

    assert joined.get("/account/tokens/new/").status_code == 403
