"""To give a record to another owner or unit is a right of its own (SEC-02)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-02")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def made(cast: Cast) -> Contact:
    """A contact of Anna, whom Eleni leads."""
    found: Contact = contact(owner=cast.anna, by=cast.anna)
    return found


@pytest.fixture
def _without_the_right(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(entity="contact", action="assign").delete()


def test_who_may_assign_gives_it_to_another(cast: Cast, made: Contact) -> None:
    commands.change(made, {"owner": cast.eleni}, by=cast.eleni)

    with enter(cast.eleni.pk):
        assert Contact.objects.get(pk=made.pk).owner == cast.eleni


@pytest.mark.usefixtures("_without_the_right")
def test_who_may_only_change_does_not(cast: Cast, made: Contact) -> None:
    with pytest.raises(ValidationError, match="another owner or unit"):
        commands.change(made, {"owner": cast.eleni}, by=cast.eleni)

    commands.change(made, {"notes": "changed"}, by=cast.eleni)
    with enter(cast.eleni.pk):
        found = Contact.objects.get(pk=made.pk)
        assert (found.owner, found.notes) == (cast.anna, "changed")


@pytest.mark.req("SEC-06")
@pytest.mark.usefixtures("_without_the_right")
@pytest.mark.parametrize("column", ["owner_id", "unit_id"])
def test_the_database_refuses_it_whatever_the_door(cast: Cast, made: Contact, column: str) -> None:
    other = {"owner_id": cast.eleni.pk, "unit_id": cast.dora.unit_id}[column]

    with pytest.raises(ProgrammingError, match="not theirs to assign"), enter(cast.eleni.pk), transaction.atomic():
        Contact.objects.filter(pk=made.pk).update(**{column: other})


@pytest.mark.usefixtures("_without_the_right")
def test_the_form_shows_owner_and_unit_fixed(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    form = sign_in(cast.eleni).get(f"/contacts/{made.pk}/edit/").context["form"]

    assert [name for name, field in form.fields.items() if field.disabled] == ["owner", "unit"]
