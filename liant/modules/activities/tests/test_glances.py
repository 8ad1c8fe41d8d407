"""What activities tell of a contact at a glance (CON-17)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


@pytest.mark.req("CON-17")
def test_a_contact_tells_what_is_open_and_when_something_was_done_last(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.anna.pk):
        firm = contact(owner=cast.anna, by=cast.anna)
        for day, status in ((3, "done"), (9, "done"), (12, "planned"), (20, "planned"), (25, "cancelled")):
            starts_at = datetime(2026, 3, day, 9, tzinfo=timezone.get_current_timezone())
            activity(owner=cast.anna, by=cast.anna, contact=firm, status=status, starts_at=starts_at)

    facts = {fact.label: fact for fact in sign_in(cast.anna).get(f"/contacts/{firm.pk}/").context["glance"]}

    assert facts["Open activities"].text == "2"
    assert facts["Open activities"].url == f"/activities/?contact={firm.pk}&status=planned"
    assert facts["Last activity"].text == "9 Mar 2026"
