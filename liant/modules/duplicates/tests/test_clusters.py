"""Pairs that hang together are one cluster, shown where its likeliest pair stands (CON-20)."""

from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.duplicates.clusters import Cluster, clusters, connected
from liant.modules.duplicates.finding import find_all
from liant.modules.duplicates.pairs import Asked, Link, Place, decide

pytestmark = pytest.mark.req("CON-20")


def made(by: Employee, name: str, phone: str = "") -> Contact:
    parts = {"phones": [{"kind": "work", "number": phone}] if phone else []}
    account: Contact = contact(owner=by, by=by, name=name, parts=parts)
    return account


def told(found: list[Cluster]) -> list[tuple[list[str], int]]:
    """Of each its contacts by name, and how many pairs connect them."""
    return [([str(each) for each in cluster.contacts], len(cluster.pairs)) for cluster in found]


def all_of(by: Employee, size: int = 50, **asked: Any) -> list[Cluster]:
    """All pages, one after the other."""
    found, after = [], None
    with enter(by.pk):
        while True:
            page, after = clusters(Asked(**asked), after, size)
            found += page
            if after is None:
                return found


@pytest.mark.parametrize("size", [1, 2, 50])
def test_three_that_are_one_are_one_cluster_on_pages_of_any_size(cast: Cast, size: int) -> None:
    for name in ("Alfa Construct", "Alfa Construct SRL", "Alfa Construct SA"):
        made(cast.anna, name, "0264123456")
    for name in ("Beta Trans", "Beta Trans SRL"):
        made(cast.anna, name)
    find_all()

    found = all_of(cast.anna, size)

    assert told(found) == [
        (["Alfa Construct", "Alfa Construct SRL", "Alfa Construct SA"], 3),
        (["Beta Trans", "Beta Trans SRL"], 1),
    ]
    assert (found[0].score, found[0].reasons) == (90, ["the same phone", "the same name"])


def test_a_chain_is_one_cluster_and_parts_where_one_link_is_decided(cast: Cast) -> None:
    first, middle = made(cast.anna, "Alfa", "0264123456"), made(cast.anna, "Beta Trans", "0264123456")
    last = made(cast.anna, "Beta Trans SRL")
    find_all()

    whole = told(all_of(cast.anna))
    decide(middle, last, is_same=False, by=cast.anna)

    assert whole == [(["Beta Trans", "Beta Trans SRL", "Alfa"], 2)]
    assert told(all_of(cast.anna)) == [(["Alfa", "Beta Trans"], 1)]
    assert told(all_of(cast.anna, is_dismissed=True)) == [(["Beta Trans", "Beta Trans SRL"], 1)]
    assert first.pk < last.pk


def test_what_is_asked_for_alone_connects(cast: Cast) -> None:
    made(cast.anna, "Alfa", "0264123456"), made(cast.anna, "Beta Trans", "0264123456")
    made(cast.anna, "Beta Trans SRL")
    find_all()

    assert told(all_of(cast.anna, least=70)) == [(["Beta Trans", "Beta Trans SRL"], 1)]


@pytest.mark.req("SEC-06")
def test_what_one_does_not_see_connects_nothing(cast: Cast) -> None:
    made(cast.anna, "Alfa", "0264123456"), made(cast.anna, "Omega", "0264999888")
    between = made(cast.boris, "Beta Trans", "0264123456")
    with enter(cast.boris.pk):
        between.phones.create(kind="work", number="+40264999888")
    find_all()

    assert told(all_of(cast.anna)) == []
    assert told(all_of(cast.eleni)) == [(["Alfa", "Beta Trans", "Omega"], 2)]


@pytest.mark.req("SEC-06")
def test_a_pair_is_told_to_who_sees_both_now(cast: Cast) -> None:
    one, other = made(cast.anna, "Beta Trans"), made(cast.anna, "Beta Trans SRL")
    find_all()
    before = len(all_of(cast.anna))

    with enter(cast.dora.pk):
        Contact.objects.filter(pk=other.pk).update(owner=cast.boris, unit=cast.boris.unit)

    assert (before, told(all_of(cast.anna))) == (1, [])
    assert one.pk < other.pk


def test_more_than_can_be_merged_at_once_stay_in_pairs(cast: Cast) -> None:
    phones = [f"026412345{number}" for number in range(10)]
    names = ("Arin", "Bobor", "Calcar", "Dovleac", "Elan", "Fulger", "Hamac", "Iepure", "Jneapăn", "Lacrimă")
    chain = [made(cast.anna, name, phone) for name, phone in zip(names, phones, strict=True)]
    with enter(cast.anna.pk):
        for one, phone in zip(chain[1:], phones, strict=False):
            one.phones.create(kind="work", number=f"+4{phone}")
    find_all()
    ten = told(all_of(cast.anna))
    last = made(cast.anna, "Zmeură", phones[-1])
    find_all()

    eleven = told(all_of(cast.anna, 3))

    assert [(len(names), number) for names, number in ten] == [(10, 9)]
    assert [(len(names), number) for names, number in eleven] == [(2, 1)] * 10
    assert last.pk


def test_what_hangs_together_is_found_whatever_comes_first() -> None:
    ends = [(1, 2), (5, 6), (2, 3), (4, 6), (3, 7)]
    links = [Link(Place(90 - number, *each), 90 - number, ()) for number, each in enumerate(ends)]

    for found in (links, links[::-1]):
        assert sorted([link.ends for link in each] for each in connected(found)) == [
            [(1, 2), (2, 3), (3, 7)], [(5, 6), (4, 6)],
        ]  # fmt: skip
