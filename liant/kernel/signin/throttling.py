"""Which logins too many failed attempts have locked: told to administrators alone (SEC-09; OWASP ASVS 5.0, 6.3)."""

import time
from collections.abc import Iterable

from allauth.core.internal.ratelimit import Rate, apply_rate, get_cache_key, parse_rates
from django.conf import settings
from django.core.cache import cache


def locked(addresses: Iterable[str]) -> set[str]:
    """Those of the e-mail addresses with which nobody can sign in by password for now."""
    rate = _rate()
    keys = {_key(address, rate): address for address in addresses}
    now = time.time()
    failures = cache.get_many(keys)
    return {keys[key] for key, times in failures.items() if not apply_rate(times, now, rate, dry_run=True)[0]}


def unlock(address: str) -> None:
    """Forget the failed attempts with that address."""
    cache.delete(_key(address, _rate()))


def _rate() -> Rate:
    """The limit of one account; that of one visitor's address is kept by allauth alone."""
    rate: Rate = next(one for one in parse_rates(settings.ACCOUNT_RATE_LIMITS["login_failed"]) if one.per == "key")
    return rate


def _key(address: str, rate: Rate) -> str:
    return str(get_cache_key(None, app="allauth.account", action="login_failed", rate=rate, key=address.lower()))
