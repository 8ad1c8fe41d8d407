"""Mail about what happened, in the language that is spoken and as the acting employee may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.notifications.models import Notification
from liant.kernel.notifications.reading import Line, lines

LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Part:
    """What happened to one record."""

    title: str
    url: str
    lines: list[Line]

    def __str__(self) -> str:
        said = [f"{line.sentence}\n{line.quote}".strip() for line in self.lines]
        return "\n".join(filter(None, [self.title, *said, self.url]))


def letter_of(notifications: list[Notification], *, to: str, number: str) -> EmailMessage | None:
    """One mail with all of them, by record; None when the reader sees none of it any more.

    By its `number` (a UUID) a mail program knows it again, should it come twice.
    """
    told = [line for line in lines(notifications) if line.url or line.notification.record_id is None]
    if not told:
        return None
    site = _site(notifications)
    parts, subject = list(_parts(told, site)), _subject(told)
    settings_url = site + reverse("notifications:settings")
    ending = _("How Liant tells you: %(url)s") % {"url": settings_url}
    text = "\n\n".join([*map(str, parts), ending]) + "\n"
    letter = EmailMultiAlternatives(subject, text, to=[to], headers={"Message-ID": _message_id(number, site)})
    context = {"subject": subject, "parts": parts, "settings_url": settings_url}
    letter.attach_alternative(render_to_string("notifications/letter.html", context), "text/html")
    return letter


def _parts(told: list[Line], site: str) -> Iterator[Part]:
    about = sorted(told, key=lambda line: (line.notification.entity, line.notification.record_id or 0, line.url or ""))
    for (title, url), those in groupby(about, key=lambda line: (line.title, line.url)):
        yield Part(title, site + url if url else "", list(those))


def _subject(told: list[Line]) -> str:
    if len(told) == 1:
        (line,) = told
        text = f"{line.sentence}: {line.title}" if line.title else line.sentence
    else:
        text = ngettext("%(number)s notification", "%(number)s notifications", len(told)) % {"number": len(told)}
    # A name may hold no line ends: they would begin another header.
    return Truncator(" ".join(text.split())).chars(LONGEST_SUBJECT)


def _site(notifications: list[Notification]) -> str:
    """Where Liant was reached when the latest of these happened; the installation's own name where nobody knows."""
    told = (row.site for row in sorted(notifications, key=lambda row: row.told_at, reverse=True))
    known = [*told, *settings.CSRF_TRUSTED_ORIGINS]
    return next(filter(None, known), "http://localhost").rstrip("/")


def _message_id(number: str, site: str) -> str:
    return f"<{number}@{urlsplit(site).hostname or 'localhost'}>"
