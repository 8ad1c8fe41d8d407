"""What a session or passkey is called: after the browser and the device it was made with."""

from functools import lru_cache

from django.utils.translation import gettext as _
from ua_parser import parse

HANDHELD = ("Android", "iOS", "iPadOS")


@lru_cache(maxsize=1024)
def _families(user_agent: str) -> tuple[str, str]:
    found = parse(user_agent)
    browser = found.user_agent.family if found.user_agent else ""
    system = found.os.family if found.os else ""
    return browser, system


def device_name(user_agent: str) -> str:
    """Browser and system of a User-Agent header, in words: "Firefox on Windows"."""
    browser, system = _families(user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")


def is_handheld(user_agent: str) -> bool:
    """Whether it is a phone or tablet."""
    return _families(user_agent)[1] in HANDHELD
