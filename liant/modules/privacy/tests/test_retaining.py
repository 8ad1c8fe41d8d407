"""Retention: rules find contacts of which nothing was heard for long; a person decides (CON-21)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.comments.commands import say as comment
from liant.kernel.notifications.models import Notification
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.jobs import run_jobs
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.privacy.jobs import find_due
from liant.modules.privacy.models import Erasure, Restriction, RetentionProposal, RetentionRule
from liant.modules.privacy.retaining import carry_out, waiting
from liant.modules.privacy.samples import retention_rule
from liant.modules.privacy.tests.saying import person, say

pytestmark = pytest.mark.req("CON-21")
SignIn = Callable[[Employee], Client]


def made_long_ago(by: Employee, name: str) -> Contact:
    """A prospect that was made three years ago."""
    made = person(by, name)
    with enter(by.pk):
        Contact.objects.filter(pk=made.pk).update(created_at=timezone.now() - timedelta(days=3 * 365), is_prospect=True)
    return made


def night() -> None:
    """What the jobs of a night do, and tell."""
    find_due.func()
    run_jobs("liant.modules.privacy")
    run_jobs("notifications.")


def proposed(by: Employee) -> list[str]:
    """Whom the rules propose to who looks."""
    with enter(by.pk):
        return sorted(str(each.contact) for each in waiting())


@pytest.fixture
def rule(cast: Cast) -> RetentionRule:
    """Over prospects of whom nothing was heard for two years: Dora answers for it."""
    made: RetentionRule = retention_rule(owner=cast.dora, by=cast.dora)
    return made


def test_rules_propose_who_was_silent_for_long_and_tell_who_answers_for_them(cast: Cast, rule: RetentionRule) -> None:
    silent, met, said, wrote, _young = (
        *(made_long_ago(cast.anna, name) for name in ("Silent", "Met", "Said", "Wrote")), person(cast.anna, "Young"),
    )  # fmt: skip
    activity(owner=cast.anna, by=cast.anna, contact=met, starts_at=timezone.now() - timedelta(days=9))
    say(said, cast.anna)
    comment(wrote, "Called", by=cast.anna)

    night()
    night()

    assert proposed(cast.dora) == ["Silent"]
    assert silent.pk
    with enter(cast.dora.pk):
        assert [row.parameters for row in Notification.objects.filter(kind="privacy.proposed")] == [{"number": 1}]


def test_nothing_goes_by_itself(cast: Cast, rule: RetentionRule) -> None:
    silent = made_long_ago(cast.anna, "Silent")

    night()

    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=silent.pk).family_name == "Silent"
        assert not Erasure.objects.exists()


def test_who_is_heard_of_meanwhile_is_proposed_no_more_and_not_erased(
    cast: Cast, rule: RetentionRule, sign_in: SignIn
) -> None:
    silent = made_long_ago(cast.anna, "Silent")
    night()
    with enter(cast.dora.pk):
        (number,) = waiting().values_list("pk", flat=True)
    say(silent, cast.anna)

    sign_in(cast.dora).post("/contacts/retention/", {"proposal": number, "confirm": "1", "is_sure": "1"})
    night()

    assert proposed(cast.dora) == []
    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=silent.pk).family_name == "Silent"


def test_a_person_confirms_or_postpones(cast: Cast, rule: RetentionRule, sign_in: SignIn) -> None:
    gone, later = (made_long_ago(cast.anna, name) for name in ("Gone", "Later"))
    night()
    client, url = sign_in(cast.dora), "/contacts/retention/"
    with enter(cast.dora.pk):
        numbers = dict(waiting().values_list("contact_id", "pk"))
    page = client.get(url).content.decode()

    unsure = client.post(url, {"proposal": numbers[gone.pk], "confirm": "1"}, follow=True).content.decode()
    client.post(url, {"proposal": numbers[later.pk], "postpone": "1"})
    client.post(url, {"proposal": numbers[gone.pk], "confirm": "1", "is_sure": "1"})
    night()

    assert "Gone" in page
    assert "say that you are sure" in unsure
    assert proposed(cast.dora) == []
    with enter(cast.dora.pk):
        assert str(Contact.objects.get(pk=gone.pk)) == f"Erased #{gone.pk}"
        assert Erasure.objects.get(contact=gone).reason == "retention"
        assert str(Contact.objects.get(pk=later.pk)) == "Later"
        RetentionProposal.objects.update(postponed_until=timezone.localdate())
    assert proposed(cast.dora) == ["Later"]


def test_what_is_confirmed_is_done_in_the_background_once(cast: Cast, rule: RetentionRule, sign_in: SignIn) -> None:
    silent, client = made_long_ago(cast.anna, "Silent"), sign_in(cast.dora)
    night()
    with enter(cast.dora.pk):
        (number,) = waiting().values_list("pk", flat=True)

    client.post("/contacts/retention/", {"proposal": number, "confirm": "1", "is_sure": "1"})
    before = (
        proposed(cast.dora),
        "1 confirmed contact is still" in client.get("/contacts/retention/").content.decode(),
    )
    run_jobs("liant.modules.privacy")
    carry_out([number], by=cast.dora)

    assert before == ([], True)
    with enter(cast.dora.pk):
        assert Erasure.objects.filter(contact=silent).count() == 1
        assert not RetentionProposal.objects.exists()


def test_what_was_confirmed_and_not_done_by_night_is_decided_anew(cast: Cast, rule: RetentionRule) -> None:
    made_long_ago(cast.anna, "Silent")
    night()
    with enter(cast.dora.pk):
        waiting().update(confirmed_at=timezone.now())
    before = proposed(cast.dora)

    night()

    assert (before, proposed(cast.dora)) == ([], ["Silent"])


def test_a_rule_may_propose_to_restrict(cast: Cast, sign_in: SignIn) -> None:
    retention_rule(owner=cast.dora, by=cast.dora, act="restrict")
    silent = made_long_ago(cast.anna, "Silent")
    night()
    with enter(cast.dora.pk):
        (number,) = waiting().values_list("pk", flat=True)

    sign_in(cast.dora).post("/contacts/retention/", {"proposal": number, "confirm": "1", "is_sure": "1"})
    run_jobs("liant.modules.privacy")

    with enter(cast.dora.pk):
        assert "Kept long enough" in Restriction.objects.get(contact=silent).reason
    assert proposed(cast.dora) == []


def test_a_rule_proposes_only_what_its_responsible_may_handle(cast: Cast) -> None:
    retention_rule(owner=cast.dora, by=cast.dora, responsible=cast.anna)
    for owner, name in ((cast.anna, "Hers"), (cast.boris, "His")):
        made_long_ago(owner, name)

    night()

    assert (proposed(cast.anna), proposed(cast.dora)) == (["Hers"], ["Hers"])
    assert proposed(cast.boris) == []


def test_who_handles_no_requests_decides_nothing(cast: Cast, rule: RetentionRule, sign_in: SignIn) -> None:
    silent = made_long_ago(cast.anna, "Silent")
    night()
    with enter(cast.dora.pk):
        (number,) = waiting().values_list("pk", flat=True)
        Grant.objects.filter(role__name="Scope own", action="privacy").delete()

    answer = sign_in(cast.anna).post("/contacts/retention/", {"proposal": number, "confirm": "1", "is_sure": "1"})

    assert answer.status_code == 403
    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=silent.pk).family_name == "Silent"


def test_a_rule_over_everybody_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="which contacts the rule is about"):
        retention_rule(owner=cast.dora, by=cast.dora, criteria={})


def test_a_rule_out_of_use_proposes_nothing(cast: Cast) -> None:
    retention_rule(owner=cast.dora, by=cast.dora, is_active=False)
    made_long_ago(cast.anna, "Silent")

    night()

    assert proposed(cast.dora) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM privacy.rules_in_use()")
        assert cursor.fetchone()[0] == 0


def test_what_a_rule_may_ask_is_told_by_its_page(cast: Cast, rule: RetentionRule, sign_in: SignIn) -> None:
    page: Any = sign_in(cast.dora).get(f"/retention-rules/{rule.pk}/").content.decode()

    assert "24" in page
    assert "Prospect" in page


def test_only_who_may_decide_is_led_to_what_was_kept_long_enough(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(role__assignments__employee=cast.anna, entity="contact", action="privacy").delete()
    urls = {
        who.given_name: [item.url for part in ("navigation", "administration") for item in shell[part]]
        for who in (cast.anna, cast.dora)
        for shell in [sign_in(who).get("/").context["shell"]]
    }

    assert {name: "/contacts/retention/" in found for name, found in urls.items()} == {"Anna": False, "Dora": True}
