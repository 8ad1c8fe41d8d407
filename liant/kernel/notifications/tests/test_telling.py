"""Who is told of what, and what is told of it later (ACT-09)."""

from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.bulk.jobs import perform_bulk
from liant.kernel.bulk.models import BulkRun
from liant.kernel.comments import commands as comments
from liant.kernel.comments.telling import COMMENTED, MENTIONED
from liant.kernel.entity import commands
from liant.kernel.exports.jobs import perform_export
from liant.kernel.exports.models import ExportRun
from liant.kernel.notifications.jobs import deliver, forget
from liant.kernel.notifications.kinds import Mail
from liant.kernel.notifications.listening import ASSIGNED, DONE, LENT
from liant.kernel.notifications.models import NotificationSettings
from liant.kernel.notifications.reading import Line, lines
from liant.kernel.notifications.seeing import see_all
from liant.kernel.notifications.tests.conftest import Happening, told
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("ACT-09")


def read(employee: Employee) -> list[Line]:
    rows = told(employee)
    with enter(employee.pk):
        return lines(rows)


def test_who_is_mentioned_is_told_so_and_who_follows_of_the_comment_and_nobody_twice(
    cast: Cast, record: Contact, happening: Happening
) -> None:
    comments.follow(record, by=cast.eleni)
    comments.follow(record, by=cast.dora)

    happening(partial(comments.say, record, f"Vezi @[{cast.eleni.pk}]", by=cast.anna))

    assert [each.kind for each in told(cast.eleni)] == [MENTIONED.name]
    assert [each.kind for each in told(cast.dora)] == [COMMENTED.name]
    assert told(cast.anna) == []


def test_what_happens_again_before_it_was_seen_is_counted_and_afterwards_is_new(
    cast: Cast, record: Contact, happening: Happening
) -> None:
    comments.follow(record, by=cast.eleni)
    for text in ("Unu", "Doi"):
        happening(partial(comments.say, record, text, by=cast.anna))
    before = read(cast.eleni)
    with enter(cast.eleni.pk):
        see_all()

    happening(partial(comments.say, record, "Trei", by=cast.dora))

    assert [line.sentence for line in before] == ["2 new comments, the last one by Anna North"]
    assert [line.quote for line in before] == ["Doi"]
    assert [(line.sentence, line.quote) for line in read(cast.eleni)] == [
        ("Dora Director commented", "Trei"),
        ("2 new comments, the last one by Anna North", "Doi"),
    ]


def asked_to_tell(employee: Employee, record: Contact, by: Employee) -> dict[str, Any]:
    """What a job is asked that tells an employee of a record that became theirs."""
    return {
        "telling": str(uuid4()), "kind": ASSIGNED.name, "employee_id": employee.pk, "actor_id": by.pk,
        "parameters": {}, "count": 1, "site": "", "entity": "contact", "number": record.pk, "topic": "",
    }  # fmt: skip


@pytest.mark.req("SEC-06")
def test_who_does_not_see_a_record_is_not_told_of_it(cast: Cast, record: Contact) -> None:
    for employee in (cast.omar, cast.eleni):
        deliver(**asked_to_tell(employee, record, cast.anna))

    assert told(cast.omar) == []
    assert len(told(cast.eleni)) == 1


@pytest.mark.req("GEN-05")
def test_nothing_is_told_of_what_was_undone(cast: Cast, record: Contact, happening: Happening) -> None:
    def fail() -> None:
        with transaction.atomic():
            comments.say(record, f"Vezi @[{cast.eleni.pk}]", by=cast.anna)
            transaction.set_rollback(True)

    assert happening(fail) == []


def test_a_job_that_runs_again_tells_nothing_twice(cast: Cast, record: Contact) -> None:
    asked = asked_to_tell(cast.eleni, record, cast.anna)
    deliver(**asked)

    deliver(**asked)
    with enter(cast.eleni.pk):
        see_all()
    deliver(**asked)

    assert [each.count for each in told(cast.eleni)] == [1]


@pytest.mark.req("SEC-06")
def test_nobody_is_told_of_what_they_do_not_see(cast: Cast, record: Contact, happening: Happening) -> None:
    comments.follow(record, by=cast.eleni)
    limit(cast.eleni, "hidden", "comments", by=cast.dora)

    happening(partial(comments.say, record, "Secret", by=cast.anna))

    assert told(cast.eleni) == []


@pytest.mark.req("SEC-06")
def test_of_a_record_that_is_not_seen_any_more_not_even_the_name_is_told(
    cast: Cast, record: Contact, happening: Happening
) -> None:
    comments.follow(record, by=cast.eleni)
    happening(partial(comments.say, record, "Salut", by=cast.anna))
    (before,) = read(cast.eleni)

    commands.change(record, {"owner": cast.omar, "unit": cast.omar.unit}, by=cast.dora)
    (after,) = read(cast.eleni)

    assert (before.title, before.url) == (str(record), f"/contacts/{record.pk}/comments/")
    assert (after.title, after.url, after.quote) == ("A record that you do not see any more", None, "")


@pytest.mark.req("SEC-06")
def test_nobody_reads_or_writes_what_another_is_told(cast: Cast, record: Contact, happening: Happening) -> None:
    happening(partial(comments.say, record, f"Vezi @[{cast.eleni.pk}]", by=cast.anna))

    with enter(cast.dora.pk), connection.cursor() as cursor:
        cursor.execute("SELECT FROM notifications_notification")
        seen = cursor.rowcount
        cursor.execute("UPDATE notifications_notification SET seen_at = now()")
        changed = cursor.rowcount

    assert (seen, changed) == (0, 0)
    assert [each.seen_at for each in told(cast.eleni)] == [None]


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("question", ["owed_notifications", "forget_notifications"])
def test_what_concerns_the_notifications_of_all_is_no_employees_business(cast: Cast, question: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), enter(cast.dora.pk):
        connection.cursor().execute(f"SELECT access.{question}()")


def test_who_left_is_told_nothing(cast: Cast, record: Contact, happening: Happening) -> None:
    comments.follow(record, by=cast.eleni)
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.eleni.pk).update(is_active=False)

    done = happening(partial(comments.say, record, "Salut", by=cast.anna))

    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.eleni.pk).update(is_active=True)
    assert done == ["notifications.deliver"]
    assert told(cast.eleni) == []


def test_who_becomes_the_owner_is_told_once_however_many_records_there_are(cast: Cast, happening: Happening) -> None:
    made = [contact(owner=cast.dora, by=cast.dora) for _ in range(3)]
    given = f"change=owner&owner={cast.anna.pk}"
    with enter(cast.dora.pk):
        run = BulkRun.objects.create(
            employee=cast.dora, entity="contact", act="change", values=given, language="en",
            records=[each.pk for each in made], total=3,
        )  # fmt: skip

    happening(lambda: perform_bulk.run(run_id=run.pk, by=cast.dora))  # type: ignore[attr-defined]
    happening(partial(contact, owner=cast.anna, by=cast.dora))

    single, many = read(cast.anna)
    assert (single.sentence, single.title) == ("Dora Director made you the owner", str(single.title))
    assert single.notification.record_id is not None
    assert (many.sentence, many.title) == ("Dora Director made you the owner of 3 records", "Contacts")
    assert many.url == f"/contacts/?owner={cast.anna.pk}"
    (done,) = [line for line in read(cast.dora) if line.kind is DONE]
    assert (done.sentence, done.url) == ("Changed: 3", run.url)


def test_who_had_a_long_list_written_is_told_when_it_can_be_fetched(
    cast: Cast, record: Contact, happening: Happening, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    with enter(cast.dora.pk):
        run = ExportRun.objects.create(employee=cast.dora, entity="contact", language="en", file_name="contacts.csv")

    happening(partial(perform_export.run, run_id=run.pk, by=cast.dora))

    (line,) = read(cast.dora)
    assert (line.kind, line.sentence, line.url) == (DONE, "The file contacts.csv is ready", run.url)


def test_what_one_takes_oneself_is_no_news(cast: Cast, happening: Happening) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    happening(partial(commands.change, made, {"owner": cast.eleni, "unit": cast.eleni.unit}, by=cast.eleni))

    assert told(cast.eleni) == []


@pytest.mark.req("SEC-03")
def test_who_is_lent_rights_is_told_whose_and_when(cast: Cast, happening: Happening) -> None:
    happening(lambda: lend(cast.anna, cast.boris, by=cast.anna))

    (line,) = read(cast.boris)

    assert (line.kind, line.sentence) == (LENT, "Anna North lends you rights")
    assert line.quote.startswith("Anna North: ")


def test_a_kind_that_one_does_not_want_is_not_told(cast: Cast, record: Contact, happening: Happening) -> None:
    comments.follow(record, by=cast.eleni)
    wishes = NotificationSettings(employee=cast.eleni)
    wishes.tell(COMMENTED, in_page=False, mail=Mail.NEVER)
    with enter(cast.eleni.pk):
        wishes.save()

    happening(partial(comments.say, record, "Salut", by=cast.anna))

    assert told(cast.eleni) == []


def test_what_was_seen_goes_after_90_days(cast: Cast, record: Contact, happening: Happening) -> None:
    for text in ("Unu", "Doi", "Trei"):
        happening(partial(comments.say, record, f"{text} @[{cast.eleni.pk}]", by=cast.anna))
        with enter(cast.eleni.pk):
            see_all()
    happening(partial(comments.say, record, f"Patru @[{cast.eleni.pk}]", by=cast.anna))
    ages = zip(told(cast.eleni)[1:], ("91 days", "89 days", "1 day"), strict=True)
    with enter(cast.eleni.pk), connection.cursor() as cursor:
        for row, age in ages:
            cursor.execute(
                "UPDATE notifications_notification SET seen_at = now() - %s::interval WHERE id = %s", [age, row.pk]
            )

    forget()

    assert len(told(cast.eleni)) == 3
