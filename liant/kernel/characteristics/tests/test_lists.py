"""Characteristics as columns, filters and orders of lists, in conditions and in files (CON-12)."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.criteria.reading import parse
from liant.kernel.entity import commands
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_of
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


def make(cast: Cast, **values: Any) -> Characteristic:
    made: Characteristic = characteristic(owner=cast.dora, by=cast.dora, **values)
    return made


def choices(made: Characteristic, by: Employee) -> list[int]:
    with enter(by.pk):
        return [choice.pk for choice in made.choices.all()]


def contacts(cast: Cast, key: str, held: dict[str, Any]) -> None:
    """A contact for each name, with this value."""
    for name, value in held.items():
        contact(owner=cast.anna, by=cast.anna, name=name, **{f"characteristics.{key}": value})


def listed(by: Employee, query: str) -> list[str]:
    """The names on all pages of a list, each page of two."""
    names: list[str] = []
    after = ""
    with enter(by.pk):
        while True:
            listing = Listing(entity_of(Contact), QueryDict(f"{query}&after={after}"), size=2)  # type: ignore[arg-type]
            names += [str(record) for record in listing.page.records]
            if not (after := listing.page.after or ""):
                return names


def found(by: Employee, tree: Any) -> list[str]:
    with enter(by.pk):
        records = Contact.objects.filter(parse(Contact, json.dumps(tree)).q())
        return sorted(str(record) for record in records)


@pytest.mark.req("CON-12")
def test_a_list_shows_those_that_are_columns(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money", is_column=True, currency="EUR")
    make(cast, name="Hobbies", type="choices", choices=["chess", "tennis"], is_column=True)
    make(cast, name="Secret")
    contact(owner=cast.anna, by=cast.anna, **{"characteristics.turnover": 1500, "characteristics.hobbies": ["chess"]})

    context = sign_in(cast.anna).get("/contacts/").context

    assert [head.label for head in context["columns"]][-2:] == ["Turnover", "Hobbies"]
    assert [cell.text for cell in context["rows"][0].cells][-2:] == ["1,500 EUR", "chess"]


@pytest.mark.req("CON-12", "GEN-05")
def test_the_values_of_a_page_take_one_query_however_many_columns(cast: Cast, django_assert_num_queries: Any) -> None:
    for name in ("One", "Two", "Three"):
        make(cast, name=name, is_column=True)
    contacts(cast, "one", {"A": 1, "B": 2, "C": 3})

    with enter(cast.anna.pk):
        listing = Listing(entity_of(Contact), QueryDict())  # type: ignore[arg-type]
        columns = [column for column in listing.entity.table_columns if column.name.startswith("characteristics.")]
        records = listing.page.records
        with django_assert_num_queries(1):
            cells = [column.cells(records) for column in columns]

    assert [cells[0][record.pk].text for record in records] == ["1", "2", "3"]


@pytest.mark.req("CON-12")
@pytest.mark.parametrize(
    ("kind", "values", "query", "expected"),
    [
        ("number", {"A": 1, "B": 5, "C": 9.5}, "{0}.from=2&{0}.until=9.5", ["B", "C"]),
        ("date", {"A": "2026-01-01", "B": "2026-02-01"}, "{0}.until=2026-01-31", ["A"]),
        ("text", {"A": "Brașov", "B": "Cluj"}, "{0}=BRAS", ["A"]),
        ("yes_no", {"A": True, "B": False, "C": None}, "{0}=False", ["B"]),
    ],
)
def test_a_list_is_filtered_by_them(
    cast: Cast, kind: str, values: dict[str, Any], query: str, expected: list[str]
) -> None:
    made = make(cast, name="X", type=kind)
    contacts(cast, "x", values)

    assert listed(cast.anna, query.format(made.address)) == expected


@pytest.mark.req("CON-12")
def test_a_list_is_filtered_by_choices_and_by_other_records(cast: Cast) -> None:
    made = make(cast, name="Hobbies", type="choices", choices=["chess", "tennis"])
    make(cast, name="Tutor", type="employee")
    chess, tennis = choices(made, cast.anna)
    contacts(cast, "hobbies", {"A": [chess], "B": [chess, tennis], "C": None})
    contact(owner=cast.anna, by=cast.anna, name="D", **{"characteristics.tutor": cast.boris.pk})

    assert listed(cast.anna, f"characteristics.hobbies={chess}") == ["A", "B"]
    assert listed(cast.anna, f"characteristics.tutor={cast.boris.pk}") == ["D"]


@pytest.mark.req("CON-12")
def test_a_filter_that_is_on_is_told_and_can_be_removed(cast: Cast) -> None:
    make(cast, name="Turnover", type="number")

    with enter(cast.anna.pk):
        listing = Listing(entity_of(Contact), QueryDict("characteristics.turnover.from=1000"))  # type: ignore[arg-type]
        chips = [(chip.label, chip.text, chip.remove_url) for chip in listing.chips()]

    assert chips == [("Turnover from", "1,000", "/contacts/?")]


@pytest.mark.req("CON-12")
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("number", {"D": 3, "A": 1, "C": 2, "B": 2, "Y": None, "Z": None}),
        ("text", {"A": "abc", "C": "Șir", "B": "mare", "D": "ultim", "Y": None, "Z": None}),
        ("date", {"A": "2025-01-01", "B": "2026-01-01", "C": "2026-01-02", "D": "2027-01-01", "Y": None, "Z": None}),
    ],
)
def test_a_list_comes_in_the_order_of_one_and_those_without_a_value_come_last(
    cast: Cast, kind: str, values: dict[str, Any]
) -> None:
    make(cast, name="X", type=kind)
    contacts(cast, "x", values)

    up = listed(cast.anna, "sort=characteristics.x")
    down = listed(cast.anna, "sort=-characteristics.x")

    same = ["C", "B"] if kind == "number" else ["B", "C"]
    assert up == ["A", *same, "D", "Y", "Z"]
    assert down == ["D", *reversed(same), "A", "Z", "Y"]


@pytest.mark.req("CON-12")
def test_choices_come_in_the_order_of_their_list(cast: Cast) -> None:
    made = make(cast, name="Size", type="choice", choices=["small", "large", "huge"])
    small, large, huge = choices(made, cast.anna)
    contacts(cast, "size", {"A": large, "B": small, "C": huge, "D": None, "E": small})

    assert listed(cast.anna, "sort=characteristics.size") == ["B", "E", "A", "C", "D"]
    assert listed(cast.anna, "sort=-characteristics.size") == ["C", "A", "E", "B", "D"]


@pytest.mark.req("CON-12")
def test_one_pages_back_the_way_one_came(cast: Cast) -> None:
    make(cast, name="X")
    contacts(cast, "x", {"A": 1, "B": 2, "C": 3, "Y": None, "Z": None})

    with enter(cast.anna.pk):
        entity: Any = entity_of(Contact)

        def page(**place: str) -> Any:
            query = QueryDict(mutable=True)
            query.update({"sort": "characteristics.x"} | place)
            return Listing(entity, query, size=2).page

        first = page()
        second = page(after=first.after)
        third = page(after=second.after)
        back = page(before=third.before)
        start = page(before=back.before)

    assert [str(record) for record in second.records] == [str(record) for record in back.records] == ["C", "Y"]
    assert [str(record) for record in start.records] == ["A", "B"]
    assert start.before is None


@pytest.mark.req("CON-12")
def test_a_damaged_page_address_leads_back_to_the_list(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="X")

    response = sign_in(cast.anna).get("/contacts/?sort=characteristics.x&after=bm9uZQ==")

    assert response.status_code == 302


@pytest.mark.req("CON-12", "GEN-02")
def test_a_condition_asks_for_them(cast: Cast) -> None:
    made = make(cast, name="Size", type="choice", choices=["small", "large"])
    make(cast, name="Head count")
    make(cast, name="Motto", type="long_text")
    make(cast, name="Since", type="date")
    make(cast, name="Open", type="yes_no")
    small, large = choices(made, cast.anna)
    given = {"size": small, "head_count": 12.5, "motto": "x" * 300 + "Țesut", "since": "2026-02-01", "open": True}
    contact(owner=cast.anna, by=cast.anna, name="A", **{f"characteristics.{k}": v for k, v in given.items()})
    contact(owner=cast.anna, by=cast.anna, name="B", **{"characteristics.size": large, "characteristics.open": False})

    def ask(key: str, operator: str, value: Any = None) -> list[str]:
        return found(cast.anna, {"field": f"characteristics.{key}", "operator": operator, "value": value})

    assert ask("size", "is", [small]) == ["A"]
    assert ask("size", "is_not", [small]) == ["B"]
    assert ask("head_count", "between", [12, 12.5]) == ["A"]
    assert ask("head_count", "empty") == ["B"]
    assert ask("motto", "contains", "tesut") == ["A"]
    assert ask("since", "before", "2026-02-02") == ["A"]
    assert ask("open", "is", False) == ["B"]


@pytest.mark.req("CON-12", "GEN-02")
def test_a_condition_asks_for_those_of_related_records(cast: Cast) -> None:
    make(cast, entity="activity", name="Rating")
    about = contact(owner=cast.anna, by=cast.anna, name="A")
    contact(owner=cast.anna, by=cast.anna, name="B")
    activity(owner=cast.anna, by=cast.dora, contact=about, **{"characteristics.rating": 5})

    where = {"field": "characteristics.rating", "operator": "at_least", "value": 4}

    assert found(cast.anna, {"related": "activities", "quantity": "some", "where": where}) == ["A"]


@pytest.mark.req("CON-12", "GEN-02")
def test_a_condition_is_told_in_words_and_made_in_a_page(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, name="Size", type="choice", choices=["small"])
    tree = {"all": [{"field": "characteristics.size", "operator": "is", "value": choices(made, cast.anna)}]}

    page = sign_in(cast.anna).get(f"/contacts/?criteria={quote(json.dumps(tree))}")
    asking = sign_in(cast.anna).get(f"/contacts/criteria/?criteria={quote(json.dumps(tree))}")

    assert [chip.text for chip in page.context["chips"]] == ["Size is small"]
    assert 'value="characteristics.size" selected' in asking.content.decode()


@pytest.mark.req("CON-12", "SEC-04")
def test_a_target_group_rests_on_them(cast: Cast) -> None:
    from liant.kernel.access.models import TargetGroup

    make(cast, name="Turnover")
    big = {"field": "characteristics.turnover", "operator": "at_least", "value": 100}
    record = contact(owner=cast.anna, by=cast.anna)
    commands.create(TargetGroup, {"name": "Big", "entity": "contact", "criteria": big}, by=cast.dora)

    commands.change(record, {"characteristics.turnover": 500}, by=cast.anna)

    with enter(cast.dora.pk):
        assert any(lock % 4 == 3 for lock in Contact.objects.get(pk=record.pk).audience)


@pytest.mark.req("CON-12", "CON-18")
def test_a_file_has_all_of_them_with_numbers_as_numbers(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money")
    make(cast, name="Hobbies", type="choices", choices=["chess", "tennis"])
    contact(
        owner=cast.anna, by=cast.anna, name="Cetina SRL",
        **{"characteristics.turnover": 1500.5, "characteristics.hobbies": ["chess", "tennis"]},
    )  # fmt: skip

    response: Any = sign_in(cast.anna).get("/contacts/export/?format=csv&sort=-characteristics.turnover")
    head, row = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()

    assert head.endswith(("Turnover,Hobbies", "Turnover;Hobbies"))
    assert "1500.5" in row
    assert "chess, tennis" in row
