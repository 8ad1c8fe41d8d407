"""Asking a registry: fixed hosts by https, five seconds, no redirect; of what a user enters only digits get there."""

from typing import Any

import requests
from django.utils.translation import gettext as _

from liant.modules.contacts.registries.answers import LookUpError

SECONDS_TO_ANSWER = 5
MOST_OCTETS = 1_000_000


def ask(source: str, method: str, url: str, **sent: Any) -> Any:
    """The JSON that a registry answers; a 404 is an answer, too. Raises LookUpError when there is none."""
    try:
        answer = requests.request(method, url, timeout=SECONDS_TO_ANSWER, allow_redirects=False, **sent)
    except requests.Timeout as error:
        raise LookUpError(_("%(registry)s does not answer in time. Try again later.") % {"registry": source}) from error
    except requests.RequestException as error:
        raise LookUpError(_("%(registry)s can't be reached.") % {"registry": source}) from error
    if answer.status_code not in (200, 404) or len(answer.content) > MOST_OCTETS:
        raise _senseless(source)
    try:
        return answer.json()
    except ValueError as error:
        raise _senseless(source) from error


def _senseless(source: str) -> LookUpError:
    return LookUpError(_("%(registry)s is out of order. Try again later.") % {"registry": source})


def unknown(source: str, number: str) -> LookUpError:
    """What is said of a number that a registry does not have."""
    return LookUpError(
        _("%(registry)s knows no company with the number %(number)s.") % {"registry": source, "number": number}
    )
