"""ID tokens are believed when the provider signed them for us, and once (ASVS 5.0, 6.8.2, 9.1, 9.2, 10.5)."""

import time
from typing import Any
from uuid import uuid4

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from liant.kernel.signin.id_tokens import claims_of
from liant.kernel.testing.openid import keys_of

pytestmark = [pytest.mark.req("SEC-09"), pytest.mark.django_db]

ISSUER, AUDIENCE = "https://id.example", "liant"
KEY, ANOTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
PUBLIC = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
KEYS = keys_of(KEY, kid="k1", alg="RS256", use="sig")


def token(*, key: Any = KEY, algorithm: str = "RS256", kid: str | None = "k1", **claims: Any) -> str:
    """Anna's, unless said otherwise; a claim that is None is left out."""
    now = int(time.time())
    said = {"iss": ISSUER, "aud": AUDIENCE, "sub": "anna", "iat": now, "exp": now + 60, "jti": uuid4().hex} | claims
    told = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(told, key, algorithm, headers={"kid": kid} if kid else {})


def read(given: str, keys: dict[str, Any] = KEYS) -> dict[str, Any]:
    """What it says."""
    return claims_of(given, keys, issuer=ISSUER, audience=AUDIENCE)


@pytest.mark.parametrize(("algorithm", "kid"), [("RS256", "k1"), ("RS256", None)])
def test_what_the_provider_signed_is_believed(algorithm: str, kid: str | None) -> None:
    assert read(token(algorithm=algorithm, kid=kid))["sub"] == "anna"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(token(key=ANOTHER), id="signed by another key"),
        pytest.param(token(key=None, algorithm="none"), id="not signed"),
        pytest.param(token(kid="k2"), id="signed by a key that the provider does not have"),
        pytest.param(token()[:-8] + "AAAAAAAA", id="altered"),
        pytest.param(token(iss="https://evil.example"), id="another issuer"),
        pytest.param(token(aud="another program"), id="for another program"),
        pytest.param(token(exp=int(time.time()) - 1), id="too old"),
        pytest.param(token(sub=None), id="about nobody"),
        pytest.param(token(exp=None), id="good for ever"),
        pytest.param("anna", id="no token at all"),
    ],
)
def test_anything_else_is_not(given: str) -> None:
    with pytest.raises(OAuth2Error):
        read(given)


def test_the_public_key_is_no_secret_to_sign_by() -> None:
    # PyJWT would not make such a token; its parts are put together by hand.
    _head, body, _signature = token().split(".")
    forged = jwt.api_jws.PyJWS().encode(b"{}", "x" * 32, "HS256", headers={"kid": "k1"}).split(".")[0]
    signature = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
        f"{forged}.{body}".encode(), PUBLIC
    )

    with pytest.raises(OAuth2Error):
        read(f"{forged}.{body}.{jwt.utils.base64url_encode(signature).decode()}")


def test_a_token_without_a_keys_name_needs_a_provider_with_one_key() -> None:
    both = {"keys": [*KEYS["keys"], *keys_of(ANOTHER, kid="k2")["keys"]]}

    assert read(token(), both)["sub"] == "anna"
    with pytest.raises(OAuth2Error, match="2 keys"):
        read(token(kid=None), both)


def test_a_token_counts_once() -> None:
    given = token()
    read(given)

    with pytest.raises(OAuth2Error, match="already used"):
        read(given)
