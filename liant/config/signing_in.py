"""Django's and allauth's settings of passwords, second factor, sessions and throttling (SEC-09)."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

HOUR = 3600


def open_id_provider(environ: Mapping[str, str]) -> dict[str, Any] | None:
    """The company's OpenID provider as allauth takes it, from LIANT_OIDC_URL and its like; None without one.

    Raises ImproperlyConfigured for one that is not reached by TLS, unless it is on this machine.
    """
    if not (url := environ.get("LIANT_OIDC_URL")):
        return None
    if not re.match(r"https://|http://(localhost|127\.0\.0\.1|\[::1\])(:|/|$)", url):
        raise ImproperlyConfigured("LIANT_OIDC_URL begins with https://: what the provider says is believed.")
    return {
        "provider_id": "company",
        "name": environ.get("LIANT_OIDC_NAME", "OpenID"),
        "client_id": environ.get("LIANT_OIDC_CLIENT_ID", ""),
        "secret": environ.get("LIANT_OIDC_SECRET", ""),
        "settings": {"server_url": url.rstrip("/")},
    }


def breached_passwords(environ: Mapping[str, str]) -> Path | None:
    """The operator's own list of breached passwords, LIANT_BREACHED_PASSWORDS; None without one.

    Raises ImproperlyConfigured where there is no such file.
    """
    if not (name := environ.get("LIANT_BREACHED_PASSWORDS")):
        return None
    if not (path := Path(name)).is_file():
        raise ImproperlyConfigured(f"LIANT_BREACHED_PASSWORDS names a file that is not there: {path}")
    return path


AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# NIST SP 800-63B: length and known-bad passwords matter, composition rules do not.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "liant.kernel.signin.passwords.NotBreached"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "liant.kernel.signin.passwords.LengthLimit"},
    {"NAME": "liant.kernel.signin.passwords.WordsOfOnesOwn"},
]
BREACHED_PASSWORDS = breached_passwords(os.environ)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "liant.kernel.access.accounts.ClosedAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "liant.kernel.signin.forms.SignInForm",
    "reset_password": "liant.kernel.access.passwords.ForgottenPassword",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
PASSWORD_RESET_TIMEOUT = HOUR
# A whole company may come from one address in the morning, so that an account has its own, narrower limit.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "60/5m/ip,10/15m/key", "reauthenticate": "10/m/user"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# The user chooses: until the browser closes, or for so long since the last visit.
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_SESSION_COOKIE_AGE = 14 * 24 * HOUR

MFA_ADAPTER = "liant.kernel.signin.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "liant.kernel.signin.forms.PasskeyForm",
    "edit_webauthn": "liant.kernel.signin.forms.NameForm",
}
MFA_TOTP_ISSUER = "Liant"
# Addresses are given by administrators, who know whose they are.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Every employee has a second factor, not only who holds a role that asks for one.
SECOND_FACTOR_FOR_ALL = os.environ.get("LIANT_SECOND_FACTOR") == "all"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True

# Single sign-on with any OpenID provider (Microsoft Entra, Google, Keycloak), see docs/OPERATIONS.md.
SOCIALACCOUNT_ADAPTER = "liant.kernel.signin.single_sign_on.CompanySignOn"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [provider] if (provider := open_id_provider(os.environ)) else [],
    }
}
# A form that leads to the provider would be stopped by our form-action; a link is not.
SOCIALACCOUNT_LOGIN_ON_GET = True
# Who is an employee by the provider's word gets a login at the first visit.
OIDC_JOIN = os.environ.get("LIANT_OIDC_JOIN") == "1"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Who is not remembered is asked again after half a day, even when the browser stays open.
SESSION_COOKIE_AGE = 12 * HOUR
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Behind a proxy that speaks TLS, LIANT_HTTPS=1 tells browsers to come by TLS only.
if HTTPS := os.environ.get("LIANT_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    # Browsers take a cookie of such a name from this very host by TLS only.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    # A program that sends its token without TLS is refused (kernel/api/tokens.py): led on, it would never notice.
    SECURE_REDIRECT_EXEMPT = [r"^api/(?!docs)"]
# How many proxies of ours stand before Liant: the last address that is not theirs is the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LIANT_PROXIES", HTTPS))
