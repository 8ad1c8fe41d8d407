"""Mail about what happened: at once, after quiet hours, with the digest, and never twice (ACT-09)."""

from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, User
from liant.kernel.comments import commands as comments
from liant.kernel.comments.telling import MENTIONED
from liant.kernel.entity import commands
from liant.kernel.notifications.jobs import write_due
from liant.kernel.notifications.kinds import Mail
from liant.kernel.notifications.models import NotificationSettings
from liant.kernel.notifications.seeing import see_all
from liant.kernel.notifications.tests.conftest import Happening, told
from liant.kernel.notifications.wishes import keep
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.jobs import run_jobs
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("ACT-09")
TUESDAY = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("Europe/Bucharest"))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def mention(cast: Cast, record: Contact, happening: Happening) -> Any:
    """Has Anna mention Eleni at a given time, with some words, on a record."""

    def mention(at: datetime, words: str = "Vezi", where: Contact = record) -> None:
        happening(partial(comments.say, where, f"{words} @[{cast.eleni.pk}]", by=cast.anna))
        with enter(cast.eleni.pk), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE notifications_notification SET owed_since = %s WHERE owed_since > now() - interval '1 hour'",
                [at],
            )

    return mention


def post(at: datetime) -> list[EmailMessage]:
    """What the worker sends at that minute."""
    before = len(mail.outbox)
    write_due(timestamp=int(at.timestamp()))
    run_jobs("notifications.")
    return mail.outbox[before:]


def wish(employee: Employee, way: Mail = Mail.ONCE, **hours: Any) -> None:
    wishes = NotificationSettings(employee=employee, **hours)
    wishes.tell(MENTIONED, in_page=True, mail=way)
    with enter(employee.pk):
        keep(wishes)


def test_what_is_said_within_a_minute_is_in_one_mail_in_the_readers_language(
    cast: Cast, record: Contact, mention: Any
) -> None:
    User.objects.filter(employee_id=cast.eleni.pk).update(language="ro")
    mention(TUESDAY)
    mention(TUESDAY, "Sună")

    early, in_time, late = (post(TUESDAY + wait) for wait in (MINUTE / 2, MINUTE, 2 * MINUTE))

    (sent,) = in_time
    assert (early, late) == ([], [])
    assert sent.to == ["eleni@cast.example"]
    assert sent.subject == f"Ați fost menționat de 2 ori, ultima dată de Anna North: {record}"
    assert f"Sună @{cast.eleni}" in sent.body
    assert f"https://crm.example/contacts/{record.pk}/comments/" in sent.body
    assert "https://crm.example/notifications/settings/" in sent.body
    ((html, kind),) = sent.alternatives
    assert kind == "text/html"
    assert f'href="https://crm.example/contacts/{record.pk}/comments/"' in html


def test_who_looked_meanwhile_gets_no_mail(cast: Cast, mention: Any) -> None:
    mention(TUESDAY)
    with enter(cast.eleni.pk):
        see_all()

    assert post(TUESDAY + MINUTE) == []
    assert [each.owed_since for each in told(cast.eleni)] == [None]


def test_mail_waits_until_quiet_hours_end_and_comes_as_one(cast: Cast, record: Contact, mention: Any) -> None:
    wish(cast.eleni, quiet_from=time(11), quiet_until=time(14))
    other = contact(owner=cast.anna, by=cast.anna, name="Cealaltă")
    mention(TUESDAY)
    mention(TUESDAY + 30 * MINUTE, where=other)

    quiet, (sent,) = post(TUESDAY + 119 * MINUTE), post(TUESDAY + 120 * MINUTE)

    assert quiet == []
    assert sent.subject == "2 notifications"
    assert all(f"/contacts/{each.pk}/comments/" in sent.body for each in (record, other))


def test_a_digest_has_what_was_not_seen_by_record_and_comes_once(cast: Cast, record: Contact, mention: Any) -> None:
    wish(cast.eleni, Mail.DIGEST)
    other = contact(owner=cast.anna, by=cast.anna, name="Cealaltă")
    mention(TUESDAY)
    mention(TUESDAY, where=other)
    morning = TUESDAY.replace(day=2, hour=8)

    before = post(morning - MINUTE)
    (sent,) = post(morning)
    after = [post(morning + wait) for wait in (MINUTE, timedelta(days=1))]

    assert before == []
    assert after == [[], []]
    assert sent.body.count(f"/contacts/{record.pk}/comments/") == 1
    assert sent.body.count(f"/contacts/{other.pk}/comments/") == 1


def test_where_the_worker_slept_the_digest_comes_later_and_a_later_one_is_not_early(cast: Cast, mention: Any) -> None:
    wish(cast.eleni, Mail.DIGEST)
    mention(TUESDAY)
    morning = TUESDAY.replace(day=2, hour=8)

    (late,) = post(morning + 90 * MINUTE)
    mention(morning + 91 * MINUTE, "Iar")
    same_day = post(morning + 92 * MINUTE)
    (next_day,) = post(morning + timedelta(days=1))

    assert late.extra_headers["Message-ID"] != next_day.extra_headers["Message-ID"]
    assert same_day == []


@pytest.mark.req("GEN-05")
def test_a_mail_whose_worker_was_killed_is_sent_once(cast: Cast, mention: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mention(TUESDAY)
    write_due(timestamp=int((TUESDAY + MINUTE).timestamp()))
    with monkeypatch.context() as killed:
        killed.setattr(EmailMessage, "send", _die)
        with pytest.raises(KeyboardInterrupt):
            run_jobs("notifications.")
    again = "UPDATE procrastinate_jobs SET status = 'todo' WHERE task_name LIKE 'notifications.%%'"

    for _time in range(3):
        with connection.cursor() as cursor:
            cursor.execute(again)
        run_jobs("notifications.")

    assert len(mail.outbox) == 1


def _die(*_arguments: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.req("SEC-06")
def test_a_mail_tells_nothing_that_its_reader_does_not_see_any_more(cast: Cast, record: Contact, mention: Any) -> None:
    mention(TUESDAY, "Secret")
    commands.change(record, {"owner": cast.omar, "unit": cast.omar.unit}, by=cast.dora)

    assert post(TUESDAY + MINUTE) == []


@pytest.mark.req("SEC-09")
def test_who_may_not_sign_in_any_more_gets_no_mail(cast: Cast, mention: Any) -> None:
    mention(TUESDAY)
    User.objects.filter(employee_id=cast.eleni.pk).update(is_active=False)

    assert post(TUESDAY + MINUTE) == []


def test_who_wants_no_mail_any_more_gets_not_even_what_is_owed(cast: Cast, mention: Any) -> None:
    mention(TUESDAY)

    wish(cast.eleni, Mail.NEVER)

    assert post(TUESDAY + MINUTE) == []


@pytest.mark.req("SEC-09")
def test_what_was_written_is_no_markup_in_a_mail(cast: Cast, mention: Any) -> None:
    mention(TUESDAY, "<img src=x>")

    (sent,) = post(TUESDAY + MINUTE)

    assert "<img src=x>" in sent.body
    assert "&lt;img src=x&gt;" in sent.alternatives[0][0]


def test_a_name_ends_no_line_of_the_mails_head(cast: Cast, mention: Any) -> None:
    strange = contact(owner=cast.anna, by=cast.anna, name="Alfa SRL")
    with enter(cast.anna.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_contact SET name = E'Alfa\\nBcc: x@y.z' WHERE id = %s", [strange.pk])
    mention(TUESDAY.astimezone(UTC), where=strange)

    (sent,) = post(TUESDAY + MINUTE)

    assert "\n" not in sent.subject
    assert sent.message()["Bcc"] is None
