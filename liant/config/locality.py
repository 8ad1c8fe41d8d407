"""Where an installation is: its language, country and time zone, from the environment.

Each raises ImproperlyConfigured for what Liant does not know.
"""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import phonenumbers
from django.core.exceptions import ImproperlyConfigured

Environment = Mapping[str, str]


def language(environ: Environment, known: Mapping[str, object]) -> str:
    """LIANT_LANGUAGE, one of those that Liant speaks; English unless set."""
    code = environ.get("LIANT_LANGUAGE") or "en"
    if code not in known:
        raise ImproperlyConfigured(f"LIANT_LANGUAGE is {code!r}: Liant speaks {', '.join(known)}.")
    return code


def country(environ: Environment) -> str:
    """LIANT_COUNTRY, in which telephone numbers without a prefix are; Romania unless set."""
    code = environ.get("LIANT_COUNTRY") or "RO"
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise ImproperlyConfigured(f"LIANT_COUNTRY is {code!r}: give the two letters of ISO 3166-1, such as RO.")
    return code


def time_zone(environ: Environment) -> str:
    """LIANT_TIME_ZONE; Bucharest's unless set."""
    name = environ.get("LIANT_TIME_ZONE") or "Europe/Bucharest"
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ImproperlyConfigured(f"LIANT_TIME_ZONE is {name!r}: give one such as Europe/Bucharest.") from None
    return name
