"""Create, change, delete: rights, checks by field, parts (GEN-02)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liant.kernel.access.actor import enter
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Email, Phone
from liant.modules.contacts.samples import contact


@pytest.mark.req("GEN-02", "CON-03")
def test_parts_are_created_changed_and_removed_with_their_record(cast: Cast) -> None:
    numbers = [{"kind": "work", "number": "0264 123 456"}, {"kind": "mobile", "number": "0722 123 456"}]
    made = contact(owner=cast.anna, by=cast.anna, parts={"phones": numbers})
    with enter(cast.anna.pk):
        kept = Phone.objects.get(contact=made, kind="mobile")

    commands.change(made, {}, {"phones": [{"id": kept.pk, "number": "0733 123 456"}]}, by=cast.anna)

    with enter(cast.anna.pk):
        phones = list(Phone.objects.filter(contact=made).values_list("pk", "kind", "number"))
    assert phones == [(kept.pk, "mobile", "+40733123456")]


def test_a_part_that_stays_as_it_is_is_not_written(cast: Cast) -> None:
    made = contact(
        owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0722 123 456"}, {"number": "0733 123 456"}]}
    )
    with enter(cast.anna.pk):
        first, second = Phone.objects.filter(contact=made).order_by("pk")
    rows = [{"id": first.pk, "number": "0722123456"}, {"id": second.pk, "number": "0744 123 456"}]

    with CaptureQueriesContext(connection) as queries:
        commands.change(made, {}, {"phones": rows}, by=cast.anna)

    written = [query["sql"] for query in queries if query["sql"].startswith('UPDATE "contacts_phone"')]
    assert len(written) == 1
    assert "+40744123456" in written[0]


@pytest.mark.req("GEN-02", "CON-22")
def test_errors_of_record_and_parts_come_together_by_field(cast: Cast) -> None:
    parts = {"emails": [{"address": "fine@demo.example"}, {"address": "not an address"}]}

    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, {"kind": "account", "name": "", "tax_number": "RO123"}, parts, by=cast.anna)

    assert set(refused.value.message_dict) == {"name", "tax_number", "emails.1.address"}


@pytest.mark.req("GEN-02")
def test_a_refused_change_leaves_nothing_behind(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with pytest.raises(ValidationError):
        commands.change(made, {"notes": "half"}, {"emails": [{"address": "x"}]}, by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=made.pk).notes == ""
        assert not Email.objects.exists()


@pytest.mark.req("SEC-02")
def test_who_does_not_see_a_record_can_neither_change_nor_delete_it(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with pytest.raises(PermissionDenied):
        commands.change(made, {"notes": "x"}, by=cast.omar)
    with pytest.raises(PermissionDenied):
        commands.delete(made, by=cast.omar)

    with enter(cast.dora.pk):
        assert Contact.objects.get(pk=made.pk).notes == ""


@pytest.mark.req("CON-06")
def test_an_account_with_branches_is_not_deleted_and_says_why(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna)
    contact(owner=cast.anna, by=cast.anna, kind="branch", name="Bistrița Sud", account=account)

    with pytest.raises(ValidationError, match="can't be deleted: contacts belong to it"):
        commands.delete(account, by=cast.anna)


@pytest.mark.req("SEC-06")
def test_a_record_can_not_be_handed_out_of_ones_own_sight_unnoticed(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with pytest.raises(ValidationError, match="no longer see it"):
        commands.change(made, {"owner": cast.omar, "unit": cast.omar.unit}, by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=made.pk).owner_id == cast.anna.pk
