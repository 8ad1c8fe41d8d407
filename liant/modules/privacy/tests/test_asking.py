"""Whom one may write to, and where: consent, suppression, restriction and addresses in one answer (CON-21)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.privacy.asking import addresses, refusals
from liant.modules.privacy.models import Restriction
from liant.modules.privacy.samples import suppression
from liant.modules.privacy.tests.saying import person, say, withdraw

pytestmark = pytest.mark.req("CON-21")


def refused(by: Employee, *contacts: Contact, channel: str = "email", purpose: str = "marketing") -> list[str]:
    """Why not, for each; empty where nothing stands against it."""
    with enter(by.pk):
        found = refusals([each.pk for each in contacts], channel, purpose)
    return [found.get(each.pk, "") for each in contacts]


@pytest.mark.parametrize("purpose", ["marketing", "greetings"])
def test_silence_is_no_consent_to_marketing_or_greetings(cast: Cast, purpose: str) -> None:
    pop = person(cast.anna)

    before = refused(cast.anna, pop, purpose=purpose)
    say(pop, cast.anna, purpose=purpose)

    assert before == ["Nobody knows of a consent."]
    assert refused(cast.anna, pop, purpose=purpose) == [""]


def test_service_messages_go_until_somebody_objects(cast: Cast) -> None:
    pop = person(cast.anna)

    before = refused(cast.anna, pop, purpose="service")
    withdraw(pop, cast.anna, purpose="service", state="refused")

    assert before == [""]
    assert refused(cast.anna, pop, purpose="service") == ["The contact refused."]


def test_consent_for_one_channel_or_purpose_is_none_for_another(cast: Cast) -> None:
    pop = person(cast.anna, phones=[{"number": "+40722123456", "kind": "mobile"}])

    say(pop, cast.anna)

    assert refused(cast.anna, pop, purpose="greetings") == ["Nobody knows of a consent."]
    assert refused(cast.anna, pop, channel="sms") == ["Nobody knows of a consent."]


def test_what_was_withdrawn_stops_at_once(cast: Cast) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna)

    withdraw(pop, cast.anna)

    assert refused(cast.anna, pop) == ["The contact withdrew its consent."]


def test_a_restricted_contact_gets_nothing_whatever_it_said(cast: Cast) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna)
    with enter(cast.anna.pk):
        Restriction.objects.create(contact=pop, reason="Disputes its data", employee_id=cast.anna.pk)

    answers = [refused(cast.anna, pop, purpose=purpose)[0] for purpose in ("marketing", "service")]

    assert answers == ["The contact's data is restricted: nothing may be sent."] * 2


def test_who_is_not_seen_is_refused(cast: Cast) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna)

    assert refused(cast.omar, pop) == ["You do not see this contact."]


def test_an_address_that_is_suppressed_is_not_used_until_its_contact_consents_anew(cast: Cast) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna, at=timezone.now() - timedelta(days=1))
    suppression(owner=cast.dora, by=cast.dora, address="POP@example.ro")

    before = refused(cast.anna, pop)
    service = refused(cast.anna, pop, purpose="service")
    say(pop, cast.anna)

    assert before == ["The address is suppressed."]
    assert service == [""]
    assert refused(cast.anna, pop) == [""]


def test_the_default_address_is_used_unless_it_is_out_of_order_or_suppressed(cast: Cast) -> None:
    emails = [
        {"address": "first@example.ro", "is_default": True, "state": "bounced"},
        {"address": "second@example.ro"},
        {"address": "third@example.ro"},
    ]
    pop = person(cast.anna, emails=emails)
    suppression(owner=cast.dora, by=cast.dora, address="second@example.ro")

    with enter(cast.anna.pk):
        found = addresses([pop.pk], "email")

    assert str(found[pop.pk]) == "third@example.ro"


def test_only_a_mobile_takes_an_sms_and_nobody_calls_a_fax(cast: Cast) -> None:
    numbers = [
        {"number": "+40213100100", "kind": "fax", "is_default": True},
        {"number": "+40213100101"},
        {"number": "+40722123456", "kind": "mobile"},
    ]
    pop = person(cast.anna, phones=numbers)

    with enter(cast.anna.pk):
        found = [str(addresses([pop.pk], channel)[pop.pk]) for channel in ("phone", "sms")]

    assert found == ["+40213100101", "+40722123456"]


def test_post_goes_where_a_contact_wants_it(cast: Cast) -> None:
    places = [{"city": "Cluj", "is_default": True}, {"city": "Iași", "purpose": "correspondence"}]
    pop = person(cast.anna, addresses=places)

    with enter(cast.anna.pk):
        assert str(addresses([pop.pk], "post")[pop.pk]) == "Iași"


@pytest.mark.parametrize(
    ("channel", "reason"),
    [
        ("email", "There is no valid e-mail address."),
        ("sms", "There is no valid mobile number."),
        ("phone", "There is no valid phone number."),
        ("post", "There is no address."),
    ],
)
def test_who_can_not_be_reached_is_told_so(cast: Cast, channel: str, reason: str) -> None:
    pop = person(cast.anna, emails=[])

    assert refused(cast.anna, pop, channel=channel, purpose="service") == [reason]


def test_many_are_asked_about_in_as_many_queries_as_one(cast: Cast) -> None:
    people = [person(cast.anna, f"Pop{number}") for number in range(5)]
    for each in people:
        say(each, cast.anna)

    counts = []
    for asked in (people[:1], people):
        with (
            enter(cast.anna.pk),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            assert refusals(Contact.objects.filter(pk__in=[each.pk for each in asked]), "email", "marketing") == {}
        counts.append(len(queries))

    assert counts[0] == counts[1]
