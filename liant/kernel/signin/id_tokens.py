"""What an OpenID provider asserts of somebody, and whether it is the provider that says so (ASVS 5.0, 6.8.2, 9.1)."""

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.jwtkit import verify_jti
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

# Signatures by a key that only the provider has.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# OpenID Connect Core 2.
REQUIRED = ("iss", "sub", "aud", "exp", "iat")


class SignedOnly(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Believes signed ID tokens alone; allauth would believe whatever comes by TLS."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        return claims_of(id_token, answer.json(), issuer=self.openid_config["issuer"], audience=app.client_id)


def claims_of(id_token: str, keys: Mapping[str, Any], *, issuer: str, audience: str) -> dict[str, Any]:
    """What the token says, signed by one of these keys (RFC 7517). Raises OAuth2Error for any other, or used before."""
    try:
        key = _key(keys, jwt.get_unverified_header(id_token).get("kid"))
        claims: dict[str, Any] = jwt.decode(
            id_token, key, ALGORITHMS, issuer=issuer, audience=audience, options={"require": list(REQUIRED)}
        )
    except jwt.PyJWTError as error:
        raise OAuth2Error("The ID token is not the provider's.") from error
    verify_jti(claims)
    return claims


def _key(keys: Mapping[str, Any], name: str | None) -> jwt.PyJWK:
    """The key by which the token says it is signed; one that has no name is the only one (OpenID Connect Core 10.1)."""
    found = [
        key
        for key in jwt.PyJWKSet.from_dict(dict(keys)).keys
        if key.public_key_use in (None, "sig") and name in (None, key.key_id)
    ]
    if len(found) != 1:
        raise OAuth2Error(f"The provider has {len(found)} keys for this ID token.")
    return found[0]
