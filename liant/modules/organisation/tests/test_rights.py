"""What a role grants is read and changed as one matrix (SEC-01, SEC-02)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import allowed_actions, enter
from liant.kernel.access.grantable import grantables
from liant.kernel.access.models import Employee, Private, Role, RoleAssignment
from liant.kernel.access.models.roles import AUDIT
from liant.kernel.access.tables import protected_models
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.organisation.rights import grants

pytestmark = pytest.mark.req("SEC-02")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def role(cast: Cast) -> Role:
    """A new role, held by Omar beside his own."""
    made = commands.create(Role, {"name": "Visitor"}, by=cast.dora)
    assert isinstance(made, Role)
    with enter(cast.dora.pk):
        RoleAssignment.objects.create(employee=cast.boris, role=made)
    return made


def role_of(employee: Employee, cast: Cast) -> Role:
    with enter(cast.dora.pk):
        return RoleAssignment.objects.select_related("role").get(employee=employee).role


def test_whatever_is_not_private_can_be_granted(cast: Cast) -> None:
    protected = {model.entity_name() for model in protected_models() if not issubclass(model, Private)}

    assert {row.entity for row in grantables()} == protected | {AUDIT[0]}


@pytest.mark.req("SEC-01")
def test_what_is_granted_holds_at_once_and_what_is_left_out_is_taken(cast: Cast, role: Role) -> None:
    grants.change(role, {("category", "create"): "all", ("category", "change"): "all"}, by=cast.dora)
    grants.change(role, {("category", "create"): "all", ("contact", "export"): "unit"}, by=cast.dora)

    with enter(cast.boris.pk):
        assert grants.granted_by(role) == {("category", "create"): "all", ("contact", "export"): "unit"}
        assert "export" in allowed_actions(Contact)


def test_a_change_of_rights_is_told_in_the_history_of_the_role_and_undone_from_it(
    cast: Cast, sign_in: SignIn, role: Role
) -> None:
    grants.change(role, {("contact", "export"): "unit"}, by=cast.dora)
    browser = sign_in(cast.dora)
    entries = browser.get(f"/roles/{role.pk}/history/").context["entries"]

    browser.post(entries[0].undo_url)

    assert entries[0].changes[0].after == "Visitor: contact, export, own unit"
    with enter(cast.dora.pk):
        assert grants.granted_by(role) == {}


def test_what_can_not_be_granted_is_refused(cast: Cast, role: Role) -> None:
    with pytest.raises(ValidationError) as refused:
        grants.change(role, {("category", "create"): "own"}, by=cast.dora)

    assert list(refused.value.message_dict) == ["category.create"]


def test_only_who_may_change_roles_may_grant(cast: Cast, role: Role, sign_in: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        grants.change(role, {("contact", "see"): "all"}, by=cast.anna)

    page = sign_in(cast.anna).get(f"/roles/{role.pk}/rights/")
    answer = sign_in(cast.anna).post(f"/roles/{role.pk}/grants/", {"contact.see": "all"})

    assert "disabled" in page.content.decode()
    assert answer.status_code == 403


def test_the_matrix_saves_what_was_chosen(cast: Cast, role: Role, sign_in: SignIn) -> None:
    answer = sign_in(cast.dora).post(f"/roles/{role.pk}/grants/", {"contact.see": "below", "category.delete": "all"})

    assert answer["Location"] == f"/roles/{role.pk}/rights/"
    with enter(cast.dora.pk):
        assert grants.granted_by(role) == {("contact", "see"): "below", ("category", "delete"): "all"}


def test_what_was_chosen_is_still_there_when_it_is_refused(cast: Cast, sign_in: SignIn) -> None:
    role = role_of(cast.dora, cast)

    answer = sign_in(cast.dora).post(f"/roles/{role.pk}/grants/", {"contact.see": "below"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nobody could change roles any more" in page
    assert '<option value="below" selected>' in page
    assert answer.context["matrix"]["contact.see"].value() == "below"


def test_the_last_one_who_may_change_roles_keeps_the_right(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Nobody could change roles any more"):
        grants.change(role_of(cast.dora, cast), {}, by=cast.dora)


def test_the_last_one_who_may_change_roles_keeps_the_role(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Nobody could change roles any more"):
        commands.change(cast.dora, {"roles": []}, by=cast.dora)


def test_the_right_can_be_left_when_another_has_it(cast: Cast, role: Role) -> None:
    grants.change(role, {("role", "change"): "all"}, by=cast.dora)

    grants.change(role_of(cast.dora, cast), {}, by=cast.dora)

    with enter(cast.boris.pk):
        assert "change" in allowed_actions(Role, role.locks)


@pytest.mark.req("GEN-04")
def test_programs_read_and_change_what_a_role_grants(cast: Cast, role: Role, sign_in: SignIn) -> None:
    wanted = [{"entity": "contact", "action": "see", "scope": "below"}]
    address = f"/api/rights/roles/{role.pk}/"
    browser = sign_in(cast.dora)

    changed = browser.put(address, {"grants": wanted}, "application/json")
    refused = sign_in(cast.anna).put(address, {"grants": []}, "application/json")

    assert (changed.status_code, refused.status_code) == (200, 403)
    assert changed.json() == browser.get(address).json() == wanted


def test_what_can_not_be_granted_is_told_to_programs_by_its_name(cast: Cast, role: Role, sign_in: SignIn) -> None:
    wanted = [{"entity": "contact", "action": "see", "scope": "everywhere"}]

    answer = sign_in(cast.dora).put(f"/api/rights/roles/{role.pk}/", {"grants": wanted}, "application/json")

    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["contact.see"])
