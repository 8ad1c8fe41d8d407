"""A condition in the making goes into a form and comes back from it (GEN-02)."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict

from liant.kernel.access.actor import enter
from liant.kernel.criteria.drafting import root, sent
from liant.kernel.criteria.drafts import Bundle, redrawn
from liant.kernel.entity.conditions.field import ConditionInput
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("GEN-02")

WHOLE = {
    "all": [
        {"field": "kind", "operator": "is", "value": ["account", "branch"]},
        {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca", "Turda"]},
        {"field": "is_customer", "operator": "is", "value": False},
        {"field": "name", "operator": "filled"},
        {"field": "created_at", "operator": "between", "value": ["2026-01-01", "2026-12-31"]},
        {"not": {"any": [{"field": "owner", "operator": "is", "value": ["me"]}]}},
        {
            "related": "activities",
            "quantity": "at_least",
            "number": 2,
            "within": {"operator": "in_the_last", "value": {"weeks": 3}},
            "where": {"all": [{"field": "status", "operator": "is", "value": ["done"]}]},
        },
    ]
}


class Typed(HTMLParser):
    """What a browser would send of a form as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.data = QueryDict(mutable=True)
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input":
            self.data.appendlist(given["name"], given.get("value", ""))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and "selected" in given:
            self.data.appendlist(self._select, given["value"])


def test_a_form_sends_the_condition_that_it_shows(cast: Cast) -> None:
    box = ConditionInput()
    box.model = Contact
    with enter(cast.dora.pk):
        html = box.render("criteria", WHOLE)

        tree = box.value_from_datadict(Typed(html).data, {}, "criteria")

    assert tree == WHOLE


def test_nodes_come_and_go(cast: Cast) -> None:
    with enter(cast.dora.pk):
        draft = root(Contact, {"all": [{"any": []}]}, "criteria")

    redrawn(draft, "add field criteria-0")
    redrawn(draft, "add related criteria")
    redrawn(draft, "add group criteria")
    redrawn(draft, "remove criteria-1")
    redrawn(draft, "whatever")

    assert draft.tree("") == {
        "all": [
            {"any": [{"field": "", "operator": "", "value": None}]},
            {"any": [{"field": "", "operator": "", "value": None}]},
        ]
    }


@pytest.mark.parametrize("was", ["kind Many", ""])
def test_what_was_typed_for_another_field_is_no_value_for_this_one(cast: Cast, was: str) -> None:
    data = QueryDict(mutable=True)
    data.update({"c.node": "group", "c.word": "all", "c.nodes": "0", "c-0.node": "field", "c-0.was": was})
    data.update({"c-0.field": "name", "c-0.operator": "is", "c-0.value": "account"})
    with enter(cast.dora.pk):
        draft = sent(Contact, data, "c")

    assert isinstance(draft, Bundle)
    assert draft.tree("") == {"all": [{"field": "name", "operator": "is", "value": []}]}


@pytest.mark.parametrize(
    "tree",
    [None, 7, [], {"all": 3}, {"not": 3}, {"field": ["x"]}, {"related": None, "within": 3, "where": []}, {"x": 1}],
)
def test_what_can_not_be_read_is_left_to_be_chosen(cast: Cast, tree: Any) -> None:
    with enter(cast.dora.pk):
        assert isinstance(root(Contact, tree, "criteria").tree("criteria"), dict)
