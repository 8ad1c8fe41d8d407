"""National numbers are kept encrypted, shown masked, and revealed to who may and says why (SEC-05, CON-07)."""

from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.entity import commands
from liant.kernel.entity.revealing import renew_all, reveal
from liant.kernel.fields import sealed
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-05", "CON-07")

SignIn = Callable[[Employee], Client]
CODE, MASK = "1800101221144", "*********1144"
CARD = "CJ123456"


@pytest.fixture
def person(cast: Cast) -> Contact:
    """Anna's, with both numbers."""
    return contact(
        owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", personal_code=CODE, identity_card="cj 123456"
    )


def kept(number: int, column: str = "personal_code") -> str:
    """What the database holds of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM contacts_contact WHERE id = %s", [number])
        return str(cursor.fetchone()[0])


def test_the_database_holds_no_number_that_can_be_read(cast: Cast, person: Contact) -> None:
    with enter(cast.anna.pk):
        assert CODE not in kept(person.pk)
        assert CARD not in kept(person.pk, "identity_card")
        changes = Change.objects.get(entity="contact", operation="insert")
    assert CODE not in str(changes.after)
    assert (str(person.personal_code), str(person.identity_card)) == (MASK, "****3456")
    assert CODE not in repr(person.personal_code)


def test_no_door_shows_more_than_the_mask(cast: Cast, person: Contact, sign_in: SignIn) -> None:
    browser = sign_in(cast.anna)

    for address in (
        f"/contacts/{person.pk}/", f"/contacts/{person.pk}/edit/", f"/contacts/{person.pk}/history/",
        f"/api/contacts/{person.pk}/",
    ):  # fmt: skip
        told = browser.get(address).content.decode()
        assert MASK in told, address
        assert CODE not in told, address
    assert not browser.get(f"/api/contacts/?q={CODE}").json()["items"]


def test_who_may_is_shown_the_number_and_history_keeps_why(cast: Cast, person: Contact, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.anna), f"/contacts/{person.pk}/reveal/personal_code/"
    assert address in browser.get(f"/contacts/{person.pk}/").content.decode()

    asked = browser.get(address).content.decode()
    empty = browser.post(address, {"reason": " "})
    shown = browser.post(address, {"reason": "Contract to sign"}).content.decode()

    assert CODE not in asked
    assert empty.status_code == 422
    assert CODE in shown
    with enter(cast.dora.pk):
        entries = Entry.objects.defer(None).filter(verb="reveal")
        told = [(entry.employee_id, entry.record_id, entry.told) for entry in entries]
    assert told == [(cast.anna.pk, person.pk, {"field": "personal_code", "reason": "Contract to sign"})]


def test_without_the_right_the_mask_is_all_there_is(cast: Cast, person: Contact, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(entity="contact", action="see_sensitive", role__assignments__employee=cast.anna).delete()
    browser, address = sign_in(cast.anna), f"/contacts/{person.pk}/reveal/personal_code/"

    page = browser.get(f"/contacts/{person.pk}/").content.decode()

    assert MASK in page
    assert address not in page
    assert browser.post(address, {"reason": "Contract"}).status_code == 403
    with pytest.raises(PermissionDenied):
        reveal(person, "personal_code", "Contract", by=cast.anna)
    with enter(cast.dora.pk):
        assert not Entry.objects.filter(verb="reveal").exists()


@pytest.mark.parametrize("field", ["notes", "owner", "gender", "nothing"])
def test_only_what_is_encrypted_is_revealed(cast: Cast, person: Contact, sign_in: SignIn, field: str) -> None:
    assert sign_in(cast.anna).get(f"/contacts/{person.pk}/reveal/{field}/").status_code == 404


def test_a_hidden_number_is_not_revealed_either(cast: Cast, person: Contact, sign_in: SignIn) -> None:
    limit(cast.anna, "hidden", "personal_code", by=cast.dora)

    assert sign_in(cast.anna).get(f"/contacts/{person.pk}/reveal/personal_code/").status_code == 404
    assert MASK not in sign_in(cast.anna).get(f"/contacts/{person.pk}/").content.decode()


@pytest.mark.req("GEN-04")
def test_programs_reveal_with_a_reason_too(cast: Cast, person: Contact, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.anna), f"/api/contacts/{person.pk}/reveal/"

    answer = browser.post(address, {"field": "personal_code", "reason": "Contract"}, "application/json")
    without = browser.post(address, {"field": "personal_code", "reason": ""}, "application/json")

    assert answer.json() == {"value": CODE}
    assert without.status_code == 422


def test_the_mask_sent_back_changes_nothing(cast: Cast, person: Contact) -> None:
    before = person.personal_code

    changed = commands.change(person, {"personal_code": MASK, "notes": "x"}, by=cast.anna)

    assert changed.personal_code == before
    with enter(cast.anna.pk):
        assert Change.objects.filter(operation="update").latest("id").after == {"notes": "x"}


def test_another_number_replaces_it_and_nothing_removes_it(cast: Cast, person: Contact) -> None:
    changed = commands.change(person, {"personal_code": "2900202123455"}, by=cast.anna)
    assert reveal(changed, "personal_code", "Test", by=cast.anna) == "2900202123455"

    emptied = commands.change(person, {"personal_code": ""}, by=cast.anna)
    assert emptied.personal_code == ""


@pytest.mark.parametrize("typed", ["1800101221145", "12", "text", "1809901221144"])
def test_a_wrong_number_is_refused_by_its_field(cast: Cast, person: Contact, typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        commands.change(person, {"personal_code": typed}, by=cast.anna)

    assert list(refused.value.message_dict) == ["personal_code"]


def test_a_number_that_was_replaced_comes_back_by_undo(cast: Cast, person: Contact) -> None:
    commands.change(person, {"personal_code": ""}, by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="change").latest("id")

    undo(entry, by=cast.anna)

    assert reveal(person, "personal_code", "Test", by=cast.anna) == CODE


def test_a_new_key_seals_and_the_old_one_still_opens(
    cast: Cast, person: Contact, use_keys: Callable[..., None]
) -> None:
    old, new = sealed.settings.SEALING_KEYS[0], Fernet.generate_key().decode()

    use_keys(new, old)
    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=person.pk)
    assert (str(found.personal_code), found.personal_code.is_by_first_key) == (MASK, False)
    changed = commands.change(found, {"identity_card": "AX 654321"}, by=cast.anna)
    assert changed.identity_card.is_by_first_key

    use_keys(new)
    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=person.pk)
    assert str(found.personal_code) == "********"
    with pytest.raises(ValidationError, match="key"):
        reveal(found, "personal_code", "Test", by=cast.anna)


def test_all_is_encrypted_anew_by_the_first_key(cast: Cast, person: Contact, use_keys: Callable[..., None]) -> None:
    old, new = sealed.settings.SEALING_KEYS[0], Fernet.generate_key().decode()
    use_keys(new, old)

    with enter(cast.dora.pk):
        assert renew_all("default") == 2
        assert renew_all("default") == 0

    use_keys(new)
    assert reveal(person, "personal_code", "Test", by=cast.anna) == CODE


@pytest.fixture
def use_keys(settings: object, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has these keys be those of the installation."""

    def use(*keys: str) -> None:
        settings.SEALING_KEYS = list(keys)  # type: ignore[attr-defined]
        sealed._keys.cache_clear()

    yield use  # type: ignore[misc]
    sealed._keys.cache_clear()
