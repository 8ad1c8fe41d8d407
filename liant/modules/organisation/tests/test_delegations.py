"""Lending rights and taking them back, in pages (SEC-03)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Delegation, Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.organisation.delegations.revoking import revoke
from liant.modules.organisation.samples import delegation

pytestmark = pytest.mark.req("SEC-03")

SignIn = Callable[[Employee], Client]


def running(cast: Cast) -> Delegation:
    """Anna's rights, lent to Omar since yesterday."""
    made: Delegation = delegation(
        owner=cast.anna, by=cast.anna, borrower=cast.omar, starts_at=timezone.now() - timedelta(days=1)
    )
    return made


def filled_in(cast: Cast, **values: object) -> dict[str, object]:
    times = {"starts_at": "2026-12-01T08:00", "ends_at": "2099-12-31T17:00"}
    return {"owner": cast.anna.pk, "borrower": cast.omar.pk, "reason": "Concediu"} | times | values


def test_one_lends_chosen_rights_by_the_form(cast: Cast, sign_in: SignIn) -> None:
    rights = ["contact:see", "contact:change"]

    answer = sign_in(cast.anna).post("/delegations/new/", filled_in(cast, rights=rights))

    with enter(cast.anna.pk):
        made = Delegation.objects.get()
        assert (made.owner, made.borrower, made.rights) == (cast.anna, cast.omar, rights)
    assert answer["Location"] == f"/delegations/{made.pk}/"
    assert "Contacts: see" in sign_in(cast.anna).get(f"/delegations/{made.pk}/").content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"owner": "boris"}, "owner"),
        ({"rights": ["contact:fly"]}, "rights"),
        ({"rights": ["delegation:create"]}, "rights"),
        ({"ends_at": "2026-11-01T08:00"}, "__all__"),
        ({"borrower": "anna"}, "__all__"),
    ],
)
def test_what_can_not_be_lent_is_told_at_its_field(
    cast: Cast, sign_in: SignIn, values: dict[str, object], field: str
) -> None:
    chosen = {name: getattr(cast, value).pk if isinstance(value, str) and hasattr(cast, value) else value
              for name, value in values.items()}  # fmt: skip

    form = sign_in(cast.anna).post("/delegations/new/", filled_in(cast, **chosen)).context["form"]

    assert list(form.errors) == [field]


def test_a_manager_lends_the_rights_of_who_is_ill(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        type(cast.eleni.unit).objects.filter(pk=cast.eleni.unit_id).update(manager=cast.eleni)

    sign_in(cast.eleni).post("/delegations/new/", filled_in(cast))

    with enter(cast.anna.pk):
        assert Delegation.objects.get().owner == cast.anna


def test_who_borrows_sees_it_and_can_not_change_it(cast: Cast, sign_in: SignIn) -> None:
    made = running(cast)

    page = sign_in(cast.omar).get(f"/delegations/{made.pk}/")

    assert page.context["badge"] == "running"
    assert (page.context["edit_url"], page.context["verbs"]) == (None, [])
    with pytest.raises(PermissionDenied):
        revoke(made, by=cast.omar)


def test_a_revoked_delegation_ends_at_once(cast: Cast, sign_in: SignIn) -> None:
    theirs = contact(owner=cast.anna, by=cast.anna)
    made = running(cast)
    browser = sign_in(cast.anna)
    verb = browser.get(f"/delegations/{made.pk}/").context["verbs"][0]

    browser.post(verb.url)

    page = browser.get(f"/delegations/{made.pk}/")
    assert (page.context["badge"], page.context["verbs"]) == ("revoked", [])
    # Within one transaction the clock of the database stands still.
    with enter(cast.dora.pk):
        found = Delegation.objects.get(pk=made.pk)
        assert found.period.upper == found.revoked_at
        assert Contact.objects.filter(pk=theirs.pk).exists()


def test_what_is_over_can_not_be_revoked_again(cast: Cast) -> None:
    made = running(cast)
    revoke(made, by=cast.anna)

    with pytest.raises(ValidationError, match="ended already"):
        revoke(made, by=cast.anna)


def test_delegations_stand_in_the_menu_of_the_account(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.anna).get("/")

    assert [item.url for item in page.context["shell"]["account"]] == ["/delegations/"]


def test_home_tells_in_whose_place_one_acts_until_when_and_what_waits(cast: Cast, sign_in: SignIn) -> None:
    contact(owner=cast.anna, by=cast.anna)
    browser = sign_in(cast.omar)
    before = browser.get("/").content.decode()
    lent = running(cast)

    home = browser.get("/")

    [stand] = home.context["standing_in"]
    told = {fact.label: (fact.text, fact.url) for fact in stand.waiting}
    assert (stand.employee, stand.until) == (cast.anna, lent.ends_at)
    assert told["Contacts"] == ("1", f"/contacts/?owner={cast.anna.pk}")
    assert "Open activities" in told
    assert "In place of Anna North" in home.content.decode()
    assert "In place of" not in before
