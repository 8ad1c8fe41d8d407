"""Tags on records of any kind: put on, found by, counted, taken away (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.tags.models import Tag, tagging_models
from liant.kernel.tags.samples import tag
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.kernel.testing.samples import sample
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]


@pytest.fixture
def urgent(cast: Cast) -> Tag:
    """Red."""
    made: Tag = tag(owner=cast.dora, by=cast.dora, name="Urgent", tone="red")
    return made


@pytest.fixture
def tagged(cast: Cast, urgent: Tag) -> Contact:
    """Anna's, with the tag."""
    return contact(owner=cast.anna, by=cast.anna, name="Alfa", tags=[urgent])


def names(record: Any, by: Employee) -> list[str]:
    with enter(by.pk):
        return [str(each) for each in type(record).objects.get(pk=record.pk).tags.all()]


@pytest.mark.parametrize("tagging", list(tagging_models()), ids=lambda model: model.__name__)
def test_records_of_each_kind_take_tags_and_are_found_by_them(
    cast: Cast, sign_in: SignIn, urgent: Tag, tagging: Any
) -> None:
    record = sample(tagging.whole_model(), owner=cast.dora, by=cast.dora)

    commands.change(record, {"tags": [urgent]}, by=cast.dora)

    uses = sign_in(cast.dora).get(f"/tags/{urgent.pk}/").context["uses"]
    (use,) = (use for use in uses if use.text == "1")
    (row,) = sign_in(cast.dora).get(use.url).context["rows"]
    assert row.id == record.pk


def test_the_head_of_a_record_shows_its_tags_each_with_the_list_of_what_has_it(
    cast: Cast, sign_in: SignIn, tagged: Contact, urgent: Tag
) -> None:
    page = sign_in(cast.anna).get(f"/contacts/{tagged.pk}/")

    (shown,) = page.context["tags"]
    assert (shown.name, shown.tone, shown.url) == ("Urgent", "red", f"/contacts/?tags={urgent.pk}")
    # Once is enough: the overview does not repeat it.
    told = [cell.text for section in page.context["sections"] for cell in section.fields]
    assert "Urgent" not in told


def test_tags_are_put_on_from_the_head_alone(cast: Cast, sign_in: SignIn, urgent: Tag) -> None:
    client, record = sign_in(cast.anna), contact(owner=cast.anna, by=cast.anna)
    address = client.get(f"/contacts/{record.pk}/").context["tagging_url"]

    form = client.get(address).context["form"]
    answer = client.post(address, {"tags": [urgent.pk]})

    assert list(form.fields) == ["tags"]
    assert answer["Location"] == f"/contacts/{record.pk}/"
    assert names(record, cast.anna) == ["Urgent"]


def test_who_may_not_change_the_record_puts_no_tag_on_it(cast: Cast, sign_in: SignIn, tagged: Contact) -> None:
    with enter(cast.boris.pk):
        record = Contact.objects.filter(pk=tagged.pk).first()

    if record is not None:
        assert sign_in(cast.boris).get(f"/contacts/{record.pk}/").context["tagging_url"] is None
        with pytest.raises(PermissionDenied):
            commands.change(record, {"tags": []}, by=cast.boris)
    assert names(tagged, cast.anna) == ["Urgent"]


def test_a_tag_that_is_missing_is_made_by_who_may_create_them_and_renamed_by_who_keeps_them(
    cast: Cast, sign_in: SignIn, urgent: Tag
) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.get(assignments__employee=cast.anna)
        Grant.objects.filter(role=role, entity="tag", action="create").delete()
        Grant.objects.create(role=role, entity="tag", action="create", scope="all")

    made = commands.create(Tag, {"name": "De vizitat"}, by=cast.anna)

    with pytest.raises(PermissionDenied):
        commands.change(urgent, {"name": "Foarte urgent"}, by=cast.anna)
    with pytest.raises(ValidationError):
        commands.create(Tag, {"name": "urgent"}, by=cast.anna)

    form = sign_in(cast.anna).get("/contacts/new/?kind=account").content.decode()
    assert 'data-create-url="/tags/new/"' in form
    assert made.caption == "De vizitat"


def test_a_tag_in_use_is_not_deleted(cast: Cast, tagged: Contact, urgent: Tag) -> None:
    with pytest.raises(ValidationError):
        commands.delete(urgent, by=cast.dora)

    commands.change(tagged, {"tags": []}, by=cast.anna)
    commands.delete(urgent, by=cast.dora)

    with enter(cast.dora.pk):
        assert not Tag.objects.filter(name="Urgent").exists()


@pytest.mark.req("SEC-08")
def test_history_tells_of_tags_and_takes_them_back(cast: Cast, sign_in: SignIn, tagged: Contact) -> None:
    commands.change(tagged, {"tags": []}, by=cast.anna)

    told = sign_in(cast.anna).get(f"/contacts/{tagged.pk}/history/").content.decode()
    with enter(cast.anna.pk):
        latest = Entry.objects.latest("id")
    undo(latest, by=cast.anna)

    assert "Urgent" in told
    assert names(tagged, cast.anna) == ["Urgent"]


@pytest.mark.req("SEC-05")
def test_tags_that_a_role_hides_are_neither_shown_nor_filtered_by(
    cast: Cast, sign_in: SignIn, tagged: Contact, urgent: Tag
) -> None:
    limit(cast.anna, "hidden", "tags", by=cast.dora)

    client = sign_in(cast.anna)
    page = client.get(f"/contacts/{tagged.pk}/")
    listed = client.get(f"/contacts/?tags={urgent.pk}")

    assert page.context["tags"] == []
    assert page.context["tagging_url"] is None
    assert [chip.label for chip in listed.context["chips"]] == []


def test_programs_read_and_write_tags(cast: Cast, sign_in: SignIn, tagged: Contact, urgent: Tag) -> None:
    client = sign_in(cast.anna)

    got = client.get(f"/api/contacts/{tagged.pk}/").json()
    found = client.get(f"/api/contacts/?tags={urgent.pk}").json()

    assert got["tags"] == [{"id": urgent.pk, "caption": "Urgent"}]
    assert [each["id"] for each in found["items"]] == [tagged.pk]


def test_a_list_shows_tags_in_their_colours(cast: Cast, sign_in: SignIn, tagged: Contact) -> None:
    page = sign_in(cast.anna).get("/contacts/?column=caption&column=tags").content.decode()

    assert '<span class="badge tone-red">Urgent</span>' in page
