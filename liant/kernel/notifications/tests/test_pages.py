"""The pages and operations of notifications: one's own, page by page (ACT-09)."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.comments import commands as comments
from liant.kernel.comments.telling import COMMENTED, MENTIONED
from liant.kernel.entity import commands
from liant.kernel.notifications.kinds import Mail
from liant.kernel.notifications.listening import ASSIGNED
from liant.kernel.notifications.models import Notification, NotificationSettings, settings_of
from liant.kernel.notifications.tests.conftest import Happening, told
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("ACT-09")
SignIn = Callable[[Employee], Client]
JSON: dict[str, Any] = {"content_type": "application/json"}


@pytest.fixture
def many(cast: Cast) -> list[int]:
    """Eleni was told of 40 things, the first half of which she has seen; the newest first."""
    now = timezone.now()
    rows = [
        Notification(
            employee=cast.eleni, kind=(MENTIONED if number % 2 else COMMENTED).name, entity="contact", record_id=number,
            actor=cast.anna, parameters={"comment": 0}, told_at=now - timedelta(minutes=number),
            seen_at=now if number >= 20 else None,
        )
        for number in range(40)
    ]  # fmt: skip
    with enter(cast.eleni.pk):
        return [row.pk for row in Notification.objects.bulk_create(rows)]


def listed(client: Client, address: str) -> list[int]:
    return [line.notification.pk for line in client.get(address).context["lines"]]


def test_the_page_goes_on_by_key_and_narrows(cast: Cast, sign_in: SignIn, many: list[int]) -> None:
    client = sign_in(cast.eleni)
    first = client.get("/notifications/")

    onwards = listed(client, f"/notifications/{first.context['next_url']}")
    new = listed(client, "/notifications/?new=1")
    mentions = listed(client, f"/notifications/?kind={MENTIONED.name}")

    assert [line.notification.pk for line in first.context["lines"]] == many[:30]
    assert onwards == many[30:]
    assert new == many[:20]
    assert mentions == many[1::2]
    assert client.get("/notifications/?after=damaged").status_code == 302


@pytest.mark.req("GEN-04")
def test_programs_read_what_was_told_and_mark_it(cast: Cast, sign_in: SignIn, many: list[int]) -> None:
    client = sign_in(cast.eleni)

    first = client.get("/api/notifications/?limit=25").json()
    onwards = client.get(f"/api/notifications/?limit=25&after={first['next']}").json()
    seen = client.post(f"/api/notifications/{many[0]}/seen/").status_code
    new = client.get("/api/notifications/?new=true").json()["items"]
    client.post("/api/notifications/seen/")

    assert [each["id"] for each in first["items"] + onwards["items"]] == many
    assert onwards["next"] is None
    assert (first["items"][0]["url"], first["items"][0]["actor"]) == (None, cast.anna.pk)
    assert seen == 204
    assert [each["id"] for each in new] == many[1:20]
    assert client.get("/api/notifications/?new=true").json()["items"] == []


@pytest.mark.req("SEC-06")
def test_anothers_notification_is_not_there(cast: Cast, sign_in: SignIn, many: list[int]) -> None:
    client = sign_in(cast.dora)

    answers = [client.post(f"{door}/notifications/{many[0]}/seen/").status_code for door in ("", "/api")]
    client.post("/notifications/seen/", {"next": "/notifications/"})

    assert answers == [404, 404]
    assert client.get("/api/notifications/").json()["items"] == []
    assert [each.seen_at for each in told(cast.eleni)[:20]] == [None] * 20


@pytest.mark.req("GEN-04")
def test_programs_say_how_their_employee_wishes_to_be_told(cast: Cast, sign_in: SignIn) -> None:
    client, address = sign_in(cast.eleni), "/api/notifications/settings/"
    usual = client.get(address).json()
    way = {"kind": ASSIGNED.name, "in_page": False, "mail": "digest"}
    asked = usual | {"kinds": [way], "quiet_from": "20:00", "quiet_until": "07:00", "digest_days": [1, 7]}

    changed = client.put(address, asked, **JSON).json()
    wrong = [
        client.put(address, asked | each, **JSON).status_code
        for each in ({"digest_days": [8]}, {"quiet_until": None}, {"kinds": [way | {"kind": "nothing"}]})
    ]

    with enter(cast.eleni.pk):
        kept = settings_of(cast.eleni.pk)
    assert (usual["digest_at"], usual["digest_days"]) == ("08:00:00", [1, 2, 3, 4, 5])
    assert way in changed["kinds"]
    assert wrong == [422, 422, 422]
    assert kept.way(ASSIGNED) == (False, Mail.DIGEST)
    assert kept.way(MENTIONED) == (True, Mail.ONCE)
    assert (kept.quiet_from, kept.quiet_until, kept.digest_days) == (time(20), time(7), [1, 7])


def test_the_bell_tells_what_came_since_unless_it_is_quiet(
    cast: Cast, sign_in: SignIn, record: Contact, happening: Happening
) -> None:
    client, since = sign_in(cast.eleni), timezone.now().isoformat().replace("+", "%2B")
    happening(partial(comments.say, record, f"Vezi @[{cast.eleni.pk}]", by=cast.anna))

    loud = client.get(f"/notifications/bell/?since={since}").json()
    again = client.get(f"/notifications/bell/?since={loud['at'].replace('+', '%2B')}").json()
    local = timezone.localtime()
    with enter(cast.eleni.pk):
        NotificationSettings.objects.create(employee=cast.eleni, quiet_from=local.time(), quiet_until=local.time())
    quiet = client.get(f"/notifications/bell/?since={since}").json()

    assert (loud["number"], loud["label"], loud["note"]["title"]) == ("1", "1 new notification", str(record))
    assert (again["number"], again["note"]) == ("1", None)
    assert (quiet["number"], quiet["note"]) == ("1", None)


@pytest.mark.parametrize("since", ["", "yesterday", "2026-13-01", "2026-11-30 10:00"])
def test_a_strange_moment_is_none(cast: Cast, sign_in: SignIn, since: str) -> None:
    answer = sign_in(cast.eleni).get("/notifications/bell/", {"since": since})

    assert (answer.status_code, answer.json()["note"]) == (200, None)


def test_what_a_page_shows_is_seen(cast: Cast, sign_in: SignIn, record: Contact, happening: Happening) -> None:
    happening(partial(comments.say, record, f"Vezi @[{cast.eleni.pk}]", by=cast.anna))
    happening(partial(commands.change, record, {"owner": cast.eleni}, by=cast.dora))
    client = sign_in(cast.eleni)

    steps = [client.get("/notifications/bell/").json()["number"]]
    for tab in ("", "comments/"):
        client.get(f"/contacts/{record.pk}/{tab}")
        steps.append(client.get("/notifications/bell/").json()["number"])

    assert steps == ["2", "1", ""]


def test_settings_that_are_refused_stay_in_the_form(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.eleni)

    refused = client.post("/notifications/settings/", {"quiet_from": "20:00", "digest_at": "09:15"})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="20:00"' in page
    assert 'value="09:15"' in page
    assert "Say when quiet hours begin and when they end, or neither." in page
