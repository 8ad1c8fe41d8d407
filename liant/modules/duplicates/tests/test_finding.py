"""All pairs of contacts that are perhaps one, found by night and told to who sees both (CON-20)."""

from typing import Any

import pytest
from django.db import connection

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.merging.commands import merge
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.duplicates.finding import begin, cancel, find_all, perform
from liant.modules.duplicates.models import DuplicateSearch
from liant.modules.duplicates.names import sound
from liant.modules.duplicates.pairs import Asked, Pair, decide, pairs

pytestmark = pytest.mark.req("CON-20")


def made(by: Employee, name: str, **values: Any) -> Contact:
    phone, email, city = (values.pop(key, "") for key in ("phone", "email", "city"))
    parts = {
        "phones": [{"kind": "work", "number": phone}] if phone else [],
        "emails": [{"kind": "work", "address": email}] if email else [],
        "addresses": [{"city": city, "country": "RO"}] if city else [],
    }
    if values.get("kind") == "person":
        values["given_name"], values["family_name"] = name.split()
    else:
        values["name"] = name
    made: Contact = contact(owner=by, by=by, parts=parts, **values)
    return made


def found(by: Employee, **asked: Any) -> list[Pair]:
    with enter(by.pk):
        return pairs(Asked(**asked), None, 100)[0]


def told(by: Employee, **asked: Any) -> list[tuple[set[str], tuple[str, ...]]]:
    return [({str(pair.one), str(pair.other)}, pair.reasons) for pair in found(by, **asked)]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({"name": "SC Alfa Construct SRL"}, {"name": "Construct Alfa S.A."}, ("the same name",)),
        ({"name": "Alfa Construct", "city": "Cluj"}, {"name": "Alfa Constrct", "city": "Cluj"},
         ("a similar name", "the same town")),
        ({"name": "Alfa", "phone": "0264123456", "city": "Cluj"},
         {"name": "Beta", "phone": "0264 123 456", "city": "CLUJ"},
         ("the same phone", "the same town")),
        ({"name": "Alfa", "email": "a@alfa.example"}, {"name": "Beta", "email": "A@alfa.example"},
         ("the same e-mail address",)),
        ({"name": "Ion Popescu", "kind": "person"}, {"name": "Popescu Ion", "kind": "person"}, ("the same name",)),
        ({"name": "Γιώργος Παπαδόπουλος", "kind": "person"}, {"name": "Giorgos Papadopoulos", "kind": "person"},
         ("the same name",)),
    ],
)  # fmt: skip
def test_pairs_are_found_by_what_they_share(
    cast: Cast, one: dict[str, Any], other: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    names = {str(made(cast.anna, **one)), str(made(cast.anna, **other))}

    find_all()

    assert told(cast.anna) == [(names, reasons)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Alfa Construct", "city": "Cluj"}, {"name": "Alfa Consulting", "city": "Cluj"}),
        ({"name": "Alfa Construct", "city": "Cluj"}, {"name": "Alfa Constrct", "city": "Iași"}),
        ({"name": "Alfa Construct", "tax_number": "RO14399840"}, {"name": "Alfa Construct", "tax_number": "RO1590082"}),
        ({"name": "Stefan Popescu", "kind": "person", "city": "Cluj"},
         {"name": "Stefania Popescu", "kind": "person", "city": "Cluj"}),
        ({"name": "Ion Popescu", "kind": "person"}, {"name": "Popescu Ion"}),
    ],
)  # fmt: skip
def test_others_are_no_pair(cast: Cast, one: dict[str, Any], other: dict[str, Any]) -> None:
    made(cast.anna, **one)
    made(cast.anna, **other)

    find_all()

    assert told(cast.anna) == []


def test_what_many_share_makes_no_pair(cast: Cast) -> None:
    for number in range(6):
        made(cast.anna, "abcdef"[number] * 7, phone="0264777000")
        made(cast.anna, "Primaria", tax_number="")

    find_all()

    assert told(cast.anna) == []


@pytest.mark.req("SEC-06")
def test_a_pair_is_told_to_who_sees_both_alone(cast: Cast) -> None:
    made(cast.anna, "Alfa Construct")
    made(cast.boris, "Alfa Construct SRL")

    find_all()

    with enter(cast.boris.pk):
        assert Contact.objects.filter(name="Alfa Construct").count() == 0
    assert (told(cast.anna), told(cast.boris)) == ([], [])
    assert len(told(cast.eleni)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access.duplicate_pairs('', NULL, 0, false, NULL, NULL, NULL, 9)")
        assert cursor.fetchone() == (0,)


def test_a_search_says_the_same_again_and_forgets_what_is_so_no_more(cast: Cast) -> None:
    first, second = made(cast.anna, "Alfa Construct"), made(cast.anna, "Alfa Construct SRL")
    find_all()
    again = (told(cast.anna), find_all(), told(cast.anna))

    with enter(cast.anna.pk):
        Contact.objects.filter(pk=second.pk).update(name="Zeta")
    find_all()

    assert again[0] == again[2]
    assert again[1] == 1
    assert told(cast.anna) == []
    assert first.pk < second.pk


def test_what_is_decided_stays_decided_and_can_be_opened_again(cast: Cast) -> None:
    one, other = made(cast.anna, "Alfa Construct"), made(cast.anna, "Alfa Construct SRL")
    find_all()

    decide(other, one, is_same=False, by=cast.anna)
    find_all()
    decided = (told(cast.anna), len(told(cast.anna, is_dismissed=True)))
    decide(one, other, is_same=True, by=cast.anna)

    assert decided == ([], 1)
    assert len(told(cast.anna)) == 1


def test_a_decision_follows_a_merge(cast: Cast) -> None:
    one, other = made(cast.anna, "Alfa Construct"), made(cast.anna, "Alfa Construct SRL")
    find_all()
    decide(one, other, is_same=False, by=cast.anna)
    third = made(cast.eleni, "Alfa Construct SA")

    merge(third, [one.pk], by=cast.eleni)
    find_all()

    assert told(cast.eleni) == []


def test_pairs_are_asked_for_by_kind_owner_and_score(cast: Cast) -> None:
    made(cast.anna, "Alfa Construct"), made(cast.anna, "Alfa Construct SRL")
    find_all()

    asked = [{"kind": "person"}, {"owner": cast.boris.pk}, {"least": 76}]

    assert [told(cast.anna, **each) for each in asked] == [[], [], []]
    assert len(told(cast.anna, kind="account", owner=cast.anna.pk, least=75)) == 1


def test_a_search_by_hand_is_told_and_stopped(cast: Cast) -> None:
    made(cast.anna, "Alfa Construct"), made(cast.anna, "Alfa Construct SRL")
    stopped = begin(by=cast.anna)
    is_one = begin(by=cast.anna).pk == stopped.pk
    cancel(stopped, by=cast.anna)

    perform(stopped.pk, by=cast.anna)
    before = told(cast.anna)
    second = begin(by=cast.anna)
    perform(second.pk, by=cast.anna)

    assert (is_one, before, len(told(cast.anna))) == (True, [], 1)
    with enter(cast.anna.pk):
        assert [search.state for search in DuplicateSearch.objects.order_by("pk")] == ["cancelled", "done"]
    assert not cancel(second, by=cast.anna)


@pytest.mark.parametrize(
    "name", ["S.C. Alfa Construct S.R.L.", "Ștefănescu-Țepeș Ion", "Γιώργος Παπαδόπουλος", "Ελληνική Α.Ε.", "S.R.L.",
             "Ouă & Lapte, S.A.", "Μπάμπης Ντόκος", "Zoxx Wyck Phthia"]
)  # fmt: skip
def test_the_database_hears_names_as_we_do(cast: Cast, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.sound(%s)", [name])
        heard = cursor.fetchone()[0]

    assert heard == sound(name)
