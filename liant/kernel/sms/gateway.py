"""The gateway that sends short messages: one address of the operator's, LIANT_SMS_URL, which takes JSON by POST."""

import requests
from django.conf import settings
from django.utils.translation import gettext as _

SECONDS_TO_ANSWER = 20


class SmsRefusedError(Exception):
    """The gateway did not take a message; in words, why."""


def is_set_up() -> bool:
    """Whether the operator named a gateway."""
    return bool(settings.SMS_URL)


def send_sms(number: str, text: str) -> None:
    """Hand a message in: {"to": "+40722123456", "text": ...}, with LIANT_SMS_TOKEN as bearer; any 2xx takes it.

    Raises SmsRefusedError when there is no gateway, when it can't be reached or takes no such message.
    """
    if not is_set_up():
        raise SmsRefusedError(_("No SMS gateway is set up: the operator names one in LIANT_SMS_URL."))
    token = {"Authorization": f"Bearer {settings.SMS_TOKEN}"} if settings.SMS_TOKEN else {}
    try:
        answer = requests.post(
            settings.SMS_URL, json={"to": number, "text": text}, headers=token, timeout=SECONDS_TO_ANSWER,
            allow_redirects=False,
        )  # fmt: skip
    except requests.RequestException as error:
        raise SmsRefusedError(_("The SMS gateway can't be reached.")) from error
    if not answer.ok or answer.is_redirect:
        raise SmsRefusedError(_("The SMS gateway answered %(status)d.") % {"status": answer.status_code})
