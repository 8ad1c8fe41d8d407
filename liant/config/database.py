"""Which databases a process may reach: everyone works as the application login, the owner only migrates."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured


def app_login(database: str) -> str:
    """The name of the login that web and worker use; it owns nothing and sees nothing until it enters."""
    return f"{database}_app"


def app_password(database: str, secret_key: str) -> str:
    """The application login's password: derived, so that no second secret has to be kept."""
    return hmac.new(secret_key.encode(), f"application login of {database}".encode(), hashlib.sha256).hexdigest()


def app_url(owner_url: str, secret_key: str) -> str:
    """The address under which web and worker reach the database that `owner_url` names."""
    parts = urlsplit(owner_url)
    database = parts.path.lstrip("/")
    address = parts.netloc.rpartition("@")[2]
    login = f"{quote(app_login(database))}:{app_password(database, secret_key)}"
    return urlunsplit(parts._replace(netloc=f"{login}@{address}"))


def databases(environ: Mapping[str, str], secret_key: str) -> dict[str, dict[str, Any]]:
    """Django's DATABASES from DATABASE_URL (the owner) and LIANT_APP_DATABASE_URL (the application login)."""
    for name in ("DATABASE_URL", "LIANT_APP_DATABASE_URL"):
        if url := environ.get(name):
            _refuse_unknown(name, url)
    owner = environ.get("DATABASE_URL", "")
    app = environ.get("LIANT_APP_DATABASE_URL") or (app_url(owner, secret_key) if owner else "postgresql:///liant")
    found = {"default": _connection(app)}
    if owner:
        found["owner"] = _connection(owner) | {"TEST": {"MIRROR": "default"}}
    return found


def _refuse_unknown(name: str, url: str) -> None:
    """Raise ImproperlyConfigured, in words without the password, when `url` is no address of a database."""
    try:
        parts = urlsplit(url)
        is_known = parts.scheme in ("postgres", "postgresql") and len(parts.path) > 1 and parts.port != 0
    except ValueError:
        is_known = False
    if not is_known:
        raise ImproperlyConfigured(f"{name} is not understood: write postgresql://user:password@host:5432/name.")


def _connection(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(query.pop("port", parts.port or "")),
        "OPTIONS": query,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
