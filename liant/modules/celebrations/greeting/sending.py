"""How a greeting leaves: claimed first, so that a crash on the way leaves it unsent rather than sent twice."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.commands import acting
from liant.kernel.sms import SmsRefusedError, send_sms
from liant.modules.celebrations.greeting.consent import refused
from liant.modules.celebrations.models import Greeting, GreetingChannel
from liant.modules.privacy.models import Purpose
from liant.modules.privacy.unsubscribing import unsubscribe_headers, unsubscribe_text

State = Greeting.State


def send(greeting_id: int, *, by: Actor) -> None:
    """Send a greeting that waits; another one, or one that was claimed before, is left alone."""
    greeting = _claimed(greeting_id, by)
    if greeting is None:
        return
    failure = _refusal(greeting, by) or _handed_in(greeting, by)
    with acting("send_greeting", by=by):
        Greeting._default_manager.filter(pk=greeting_id).update(
            state=State.FAILED if failure else State.SENT, failure=failure[:300]
        )


def _claimed(greeting_id: int, by: Actor) -> Greeting | None:
    with acting("send_greeting", by=by):
        waiting = Greeting._default_manager.filter(pk=greeting_id, state=State.QUEUED)
        if not waiting.update(state=State.SENDING):
            return None
        found: Greeting = Greeting._default_manager.select_related("contact").get(pk=greeting_id)
        return found


def _refusal(greeting: Greeting, by: Actor) -> str:
    """Who refused meanwhile is not written to."""
    with acting("send_greeting", by=by):
        refusal = refused([greeting.contact_id], greeting.channel).get(greeting.contact_id)
    is_decided = bool(greeting.personal_reason) and not (refusal and refusal.is_final)
    return "" if refusal is None or is_decided else refusal.reason


def _handed_in(greeting: Greeting, by: Actor) -> str:
    """Nothing when it was taken; else why not."""
    try:
        if greeting.channel == GreetingChannel.SMS:
            send_sms(greeting.address, greeting.text)
        else:
            _mail(greeting, by).send()
    except SmsRefusedError as error:
        return str(error)
    # Errors of smtplib are OSErrors, too.
    except OSError:
        return _("The mail server did not take it.")
    return ""


def _mail(greeting: Greeting, by: Actor) -> EmailMessage:
    """The e-mail, which tells whoever reads it how to get no more of these."""
    of_whom = (greeting.address, greeting.contact, Purpose.GREETINGS)
    text = f"{greeting.text}\n\n{unsubscribe_text(*of_whom)}"
    answers = [by.email] if by.email else None
    leave = unsubscribe_headers(*of_whom)
    return EmailMessage(greeting.subject, text, to=[greeting.address], reply_to=answers, headers=leave)
