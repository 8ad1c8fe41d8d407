"""Lists of contacts: few that a search or filter leaves are found, counted and put in order in one pass (GEN-02)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import counting
from liant.kernel.entity.counting import Count, count
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

NAMES = ["Delta Pop", "Alfa Pop", "Epsilon Pop", "Beta Pop", "Gama Pop"]


@pytest.fixture
def entered(cast: Cast) -> Iterator[Employee]:
    """Anna, who owns five contacts."""
    with enter(cast.anna.pk):
        for name in NAMES:
            contact(owner=cast.anna, by=cast.anna, name=name)
        yield cast.anna


def listing(parameters: str) -> Listing:
    """Two contacts a page."""
    return Listing(entity_named("contact"), QueryDict(parameters), size=2)  # type: ignore[arg-type]


def names(page: Any) -> list[str]:
    """Of the contacts on a page."""
    return [record.name for record in page.records]


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("sort", ["caption", "-caption", "created_at", "-created_at"])
def test_pages_of_what_a_filter_leaves_are_those_in_order(entered: Employee, sort: str) -> None:
    narrowed, whole = f"q=pop&sort={sort}", f"sort={sort}"
    way, after = "", ""

    for _page in range(3):
        found, ordered = (listing(f"{asked}{way}").page for asked in (narrowed, whole))
        assert names(found) == names(ordered)
        assert (found.before, found.after) == (ordered.before, ordered.after)
        after = found.after or after
        way = f"&after={found.after}"

    back, ordered_back = (listing(f"{asked}&before={after}").page for asked in (narrowed, whole))
    assert names(back) == names(ordered_back)


@pytest.mark.req("GEN-02")
def test_page_and_count_of_what_a_filter_leaves_take_two_queries(
    entered: Employee, django_assert_num_queries: Any
) -> None:
    found = listing(f"owner={entered.pk}&kind=account")
    assert found.active

    with django_assert_num_queries(2):
        assert names(found.page) == ["Alfa Pop", "Beta Pop"]
        assert found.count == Count(5, True)


@pytest.mark.req("GEN-02")
def test_too_many_are_read_in_order_and_counted_to_the_bound(
    entered: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Listing, "bound", 3)

    found = listing("q=pop")

    assert names(found.page) == ["Alfa Pop", "Beta Pop"]
    assert found.count == Count(3, False)
    assert listing("q=pop&count=exact").count == Count(5, True)


def test_a_filter_that_leaves_nothing_has_an_empty_page(entered: Employee) -> None:
    nothing = listing("q=...")

    assert nothing.page.records == []
    assert nothing.count == Count(0, True)


def test_a_whole_table_is_not_counted_when_statistics_leave_no_doubt(
    cast: Cast, entered: Employee, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(counting, "BOUND", 2)

    with enter(cast.dora.pk):
        with django_assert_num_queries(1):
            assert count(Contact.objects.all(), bound=2) == Count(2, False)
        assert count(Contact.objects.filter(name="Alfa Pop")) == Count(1, True)
        assert count(Contact.objects.all(), exact=True).number >= len(NAMES)


@pytest.mark.req("GEN-02")
def test_a_list_takes_few_queries_however_long_it_is(
    entered: Employee, sign_in: Callable[[Employee], Client], django_assert_max_num_queries: Any
) -> None:
    client = sign_in(entered)
    client.get("/contacts/")

    # Among them the saved views, savepoints and leaving, for the test runs in a transaction.
    with django_assert_max_num_queries(19):
        assert client.get("/contacts/").status_code == 200


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("sort", ["language,-caption", "-language,caption", "employee,-caption", "-kind,-created_at"])
def test_pages_in_the_order_of_several_columns_follow_each_other_both_ways(entered: Employee, sort: str) -> None:
    Contact.objects.filter(name__in=["Alfa Pop", "Gama Pop"]).update(language="ro", employee=entered)
    Contact.objects.filter(name="Delta Pop").update(language="el")
    whole = names(Listing(entity_named("contact"), QueryDict(f"sort={sort}"), size=10).page)  # type: ignore[arg-type]

    first = listing(f"sort={sort}").page
    second = listing(f"sort={sort}&after={first.after}").page
    third = listing(f"sort={sort}&after={second.after}").page
    back = listing(f"sort={sort}&before={third.before}").page

    assert names(first) + names(second) + names(third) == whole
    assert names(back) == names(second)
    assert third.after is None


@pytest.mark.req("GEN-02")
def test_what_has_no_value_comes_last_upwards_and_downwards(entered: Employee) -> None:
    Contact.objects.filter(name="Delta Pop").update(employee=entered)

    found = [listing(f"sort={sort}").page for sort in ("employee", "-employee")]

    assert [names(page)[0] for page in found] == ["Delta Pop", "Delta Pop"]


@pytest.mark.req("GEN-02")
def test_too_many_for_an_order_without_index_come_in_their_own(
    entered: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Listing, "bound", 3)

    found = listing("sort=-kind,-caption")

    assert found.is_too_long_to_sort
    assert names(found.page) == ["Alfa Pop", "Beta Pop"]


@pytest.mark.req("GEN-02")
def test_a_list_shows_the_columns_that_are_asked_for_after_the_name(entered: Employee) -> None:
    found = listing("column=language&column=nothing&column=owner&column=language")

    assert [column.name for column in found.columns] == ["caption", "language", "owner"]


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("number", ["²", "9" * 30, "-1", "one"])
def test_a_number_that_no_row_has_is_none(
    entered: Employee, sign_in: Callable[[Employee], Client], number: str
) -> None:
    client, first = sign_in(entered), Contact.objects.order_by("pk")[0].pk

    assert listing(f"record={number}").picked == []
    assert client.get(f"/contacts/{first}/history/?before={number}").status_code == 200
    assert client.get(f"/contacts/{first}/files/?before={number}").status_code == 200


@pytest.mark.req("GEN-02")
def test_a_file_of_an_order_with_an_index_takes_no_pass_more(entered: Employee, django_assert_num_queries: Any) -> None:
    found = listing(f"owner={entered.pk}&kind=account&sort=-caption")
    assert found.active

    with django_assert_num_queries(1):
        assert [record.name for record in found.in_order()] == sorted(NAMES, reverse=True)
