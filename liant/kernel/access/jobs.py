"""The chart when a day begins; new target groups; mail about logins, so that a slow mail server holds up no page."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.urls import reverse
from django.utils import translation
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from liant.kernel.access.models import User

# Tried again after 4, 16, 64 ... seconds, for an hour and a half in all. smtplib's errors are OSErrors, too.
PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=4, retry_exceptions={OSError})


@app.task(name="access.send_mail", retry=PATIENCE)
def send_mail(subject: str, text: str, html: str, to: list[str]) -> None:
    """Hand a message in to the mail server; after a crash perhaps once more."""
    message = EmailMultiAlternatives(subject, text, to=to)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()


@app.task(name="access.send_reset_link", retry=PATIENCE)
def send_reset_link(email: str, site: str, language: str) -> None:
    """Write to the login with that address, if there is one, how to choose a new password.

    The link is made here, not when it was asked for: no table ever holds one.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    link = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    url = site.rstrip("/") + reverse("account_reset_password_from_key", kwargs=link)
    told = {"email": email, "url": url, "site": site}
    with translation.override(user.language or language):
        get_adapter().render_mail("account/email/password_reset_key", email, told).send()


@app.periodic(cron="*/5 * * * *")
@app.task(name="access.settle_chart", queueing_lock="access.settle_chart")
def settle_chart(timestamp: int = 0) -> None:
    """Bring what holds today to employees and units (RES-01). Rights don't wait for it: keys have their times."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.settle()")


# So many records at a time are locked, and no longer than that takes.
BATCH = 2_000


@app.periodic(cron="* * * * *")
@app.task(name="access.fill_groups", queueing_lock="access.fill_groups")
def fill_groups(timestamp: int = 0) -> None:
    """Ask the conditions of new and changed target groups of all records (SEC-04); what was done already stays done."""
    groups = _fetch("SELECT group_id, entity, mark FROM access.unfilled_groups()")
    for entity in {entity for _group, entity, _mark in groups}:
        last: int | None = 0
        while last is not None:
            ((last,),) = _fetch(f"SELECT access.fill_groups_of_{entity}(%s, %s)", [last, BATCH])
    for group, _entity, mark in groups:
        _fetch("SELECT access.note_filled(%s, %s)", [group, mark])


def _fetch(sql: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
