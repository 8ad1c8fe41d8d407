"""Search as you type (CON-23)."""

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.entity.hits import find
from liant.kernel.search.learning import learn_words
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Phone
from liant.modules.contacts.samples import contact


@pytest.mark.req("CON-23")
@pytest.mark.parametrize(
    "typed", ["stefan", "ŞTEF", "băl stef", "0722 123", "+40722123456", "ion@hotel", "cluj stefanescu"]
)
def test_a_contact_is_found_by_the_beginnings_of_its_words(cast: Cast, typed: str) -> None:
    parts = {
        "phones": [{"kind": "mobile", "number": "0722 123 456"}],
        "emails": [{"address": "ion@hotel.example"}],
        "addresses": [{"city": "Cluj-Napoca"}],
    }
    contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Ștefănescu-Bălan", given_name="Ion", parts=parts)

    with enter(cast.anna.pk):
        found = [hit.caption for group in find(typed) for hit in group.hits]

    assert found == ["Ștefănescu-Bălan Ion"]


@pytest.mark.req("CON-23")
@pytest.mark.parametrize("typed", ["stefanesc", "stefenescu", "stfanescu", "stefanesscu", "setfanescu", "Παπαδοπουλοσ"])
def test_a_typing_error_is_forgiven(cast: Cast, typed: str) -> None:
    contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Ștefănescu", given_name="Παπαδόπουλος")
    learn_words()

    with enter(cast.anna.pk):
        assert find(typed)


@pytest.mark.req("CON-23", "SEC-06")
def test_search_finds_nothing_for_who_may_not_see_it(cast: Cast) -> None:
    contact(owner=cast.anna, by=cast.anna, name="Rosetti SRL")
    learn_words()

    with enter(cast.omar.pk):
        assert find("rosetti") == find("roseti") == []


@pytest.mark.req("CON-23")
def test_a_removed_phone_no_longer_finds_its_contact(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"kind": "mobile", "number": "0722 123 456"}]})

    with enter(cast.anna.pk):
        Phone.objects.filter(contact=made).delete()
        found = find("0722123456")

    assert found == []


@pytest.mark.req("CON-23")
@pytest.mark.parametrize("typed", ["'", "x & | !", ":*", "\\", "(", "<->", "%_"])
def test_no_sign_that_a_user_types_breaks_the_search(cast: Cast, typed: str) -> None:
    with enter(cast.anna.pk):
        assert find(typed) == []
        assert Contact.objects.count() == 0


@pytest.mark.req("CON-23")
@pytest.mark.parametrize("serial", ["9e5a83d4", "353E579F", "12e3"])
def test_what_looks_like_a_number_with_an_exponent_is_a_word(cast: Cast, serial: str) -> None:
    with enter(cast.anna.pk):
        made = contact(owner=cast.anna, by=cast.anna, name=f"Cazan {serial}")

        assert [hit.url for group in find(serial) for hit in group.hits] == [f"/contacts/{made.pk}/"]
