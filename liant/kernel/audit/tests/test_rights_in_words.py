"""Changes of rights are told in words: roles, grants, who holds them, what is lent to whom (SEC-08)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role, RoleAssignment
from liant.kernel.audit.reading import Act
from liant.kernel.commands import acting
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-08", "SEC-02", "SEC-03")

SignIn = Callable[[Employee], Client]


def last_act(client: Client) -> Act:
    """The newest act on the audit's page."""
    act: Act = client.get("/audit/").context["acts"][0]
    return act


def test_a_grant_that_is_widened_tells_which_one_and_links_to_its_role(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.create(name="Intern")
        grant = Grant.objects.create(role=role, entity="contact", action="see", scope="own")
    with acting("change", by=cast.dora):
        Grant.objects.filter(pk=grant.pk).update(scope="all")

    act = last_act(sign_in(cast.dora))

    assert [str(line) for line in act.lines] == ["Grant (Intern: contact, see, all): Scope: own → all"]
    assert act.subject is not None
    assert (act.subject.caption, act.subject.url) == ("Intern", f"/roles/{role.pk}/")


def test_a_role_that_is_given_stands_under_its_employee(cast: Cast, sign_in: SignIn) -> None:
    with acting("change", by=cast.dora):
        RoleAssignment.objects.create(employee=cast.omar, role=Role.objects.get(name="Scope all"))

    act = last_act(sign_in(cast.dora))

    assert [str(line) for line in act.lines] == ["Role assignment: Omar Service: Scope all"]
    assert act.subject is not None
    assert (act.subject.caption, act.subject.url) == ("Omar Service", f"/employees/{cast.omar.pk}/")


def test_lending_and_revoking_tell_to_whom_what_and_when(cast: Cast, sign_in: SignIn) -> None:
    delegation = lend(cast.anna, cast.omar, by=cast.anna, rights=["contact:see", "contact:change"])
    client = sign_in(cast.dora)
    lent = {line.label: line.after for line in last_act(client).lines}

    commands.change(delegation, {"revoked_at": timezone.now() - timedelta(seconds=1)}, by=cast.anna)

    (revoked,) = last_act(client).lines
    assert (lent["Lent to"], lent["Rights"]) == ("Omar Service", "Contacts: see, Contacts: change")
    assert "+00" not in lent["From"]
    assert (revoked.label, bool(revoked.after)) == ("Revoked", True)


def test_the_page_of_a_record_says_for_whom_a_change_was_made(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    lend(cast.anna, cast.omar, by=cast.anna)

    commands.change(made, {"notes": "x"}, by=cast.omar)

    page = " ".join(sign_in(cast.anna).get(f"/contacts/{made.pk}/history/").content.decode().split())
    assert "<strong>Omar Service</strong> for Anna North changed" in page
