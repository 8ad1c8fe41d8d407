"""How allauth's second factor behaves here: encrypted secrets, Liant's name, roles that require it (SEC-09)."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import BooleanField, Func, Value


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator apps, recovery codes and passkeys."""

    def encrypt(self, text: str) -> str:
        """A secret as it is kept: a copy of the database alone opens no account."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A kept secret. Raises InvalidToken when the installation's key is another one now."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser shows when it asks for a passkey."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.MFA_TOTP_ISSUER}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002  as allauth calls it
        """No name is suggested: a passkey is named by its owner, or after the device that made it."""
        return ""


def lacks_second_factor() -> Func:
    """Of employees: whether a role of theirs, or the operator, requires a second factor and there is none.

    Recovery codes alone are none.
    """
    required = Value(settings.SECOND_FACTOR_FOR_ALL)
    return Func("pk", required, function="access.lacks_second_factor", output_field=BooleanField())


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(key: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(f"second factor:{key}".encode()).digest())
