"""What is wrong with a condition is told at its node, and whatever is sent, nothing breaks (GEN-02)."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liant.kernel.access.actor import enter
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.properties import properties, relations
from liant.kernel.criteria.reading import DEEPEST, MOST_NODES, parse, read
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("GEN-02")

NAME = {"field": "name", "operator": "contains", "value": "a"}
OPERATORS = sorted({each.name for asked in properties(Contact).values() for each in asked.kind.operators})


def faults(tree: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        read(Contact, tree)
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("tree", "path", "message"),
    [
        ([], "criteria", "Here stands no condition."),
        ({"every": []}, "criteria", "Here stands no condition."),
        ({"all": NAME}, "criteria.all", "Here stands no list of conditions."),
        ({"all": [NAME, 3]}, "criteria.all.1", "Here stands no condition."),
        ({"all": [], "any": []}, "criteria.any", "This word is not known here."),
        ({"not": {"field": "nme", "operator": "is", "value": 1}}, "criteria.not.field", "There is no such field."),
        ({"field": ["name"], "operator": "is", "value": 1}, "criteria.field", "There is no such field."),
        # Kept encrypted, or by the database for itself.
        ({"field": "personal_code", "operator": "filled"}, "criteria.field", "There is no such field."),
        ({"field": "audience", "operator": "is", "value": 1}, "criteria.field", "There is no such field."),
        ({"field": "name", "operator": "at_least", "value": 1}, "criteria.operator", "This field can't be asked so."),
        ({"field": "name", "operator": "contains"}, "criteria.value", "Enter a value."),
        ({"field": "name", "operator": "contains", "value": 7}, "criteria.value", "Enter a text."),
        ({"field": "name", "operator": "contains", "value": "x" * 201}, "criteria.value", "At most 200 characters."),
        ({"field": "name", "operator": "filled", "value": "x"}, "criteria.value", "This operator takes no value."),
        ({"field": "kind", "operator": "is", "value": "firm"}, "criteria.value", "There is no such choice: firm."),
        ({"field": "kind", "operator": "is", "value": []}, "criteria.value", "Choose at least one value."),
        ({"field": "is_customer", "operator": "is", "value": "yes"}, "criteria.value", "Choose yes or no."),
        ({"field": "owner", "operator": "is", "value": [0]}, "criteria.value", "Choose a record by its number."),
        ({"field": "owner", "operator": "is", "value": ["mine"]}, "criteria.value", "Choose a record by its number."),
        ({"field": "created_at", "operator": "on", "value": "2026-02-30"}, "criteria.value", "Enter a date."),
        ({"field": "created_at", "operator": "in_period", "value": "soon"}, "criteria.value", "Choose a period."),
        (
            {"field": "created_at", "operator": "in_the_last", "value": {"years": 10_000}}, "criteria.value",
            "That is too long.",
        ),
        (
            {"field": "created_at", "operator": "between", "value": ["2026-02-02", "2026-02-01"]}, "criteria.value",
            "The second value can't be before the first.",
        ),
        ({"related": "invoices"}, "criteria.related", "There are no such related records."),
        ({"related": "activities", "quantity": "few"}, "criteria.quantity", "Choose how many there shall be."),
        ({"related": "activities", "quantity": "at_least"}, "criteria.number", "Enter a whole number."),
        (
            {"related": "activities", "where": {"field": "kind", "operator": "is", "value": "x"}},
            "criteria.where.field", "There is no such field.",
        ),
        (
            {"related": "activities", "within": {"operator": "in_the_last", "value": {"days": -1}}},
            "criteria.within.value", "Enter a number of days, weeks, months or years.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_node(cast: Cast, tree: Any, path: str, message: str) -> None:
    with enter(cast.dora.pk):
        assert faults(tree) == {path: [message]}


def test_all_mistakes_are_told_at_once(cast: Cast) -> None:
    with enter(cast.dora.pk):
        told = faults({"any": [{"field": "x"}, NAME, {"related": "y"}]})

    assert set(told) == {"criteria.any.0.field", "criteria.any.2.related"}


def test_a_condition_has_its_bounds(cast: Cast) -> None:
    deep: Any = NAME
    for _turn in range(DEEPEST + 1):
        deep = {"all": [deep]}
    with enter(cast.dora.pk):
        assert "has too many parts" in str(faults(deep))
        assert "has too many parts" in str(faults({"all": [NAME] * (MOST_NODES + 1)}))
        for text in ("{", "[" * 40_000, "x" * 50_001):
            with pytest.raises(ValidationError):
                parse(Contact, text)


def read_or_refused(tree: Any) -> tuple[Node | None, dict[str, list[str]]]:
    try:
        return parse(Contact, json.dumps(tree)), {}
    except ValidationError as refused:
        return None, refused.message_dict


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates().map(str)
    | st.sampled_from(["me", "mine", "account", "today"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["days", "years", "x"]), inner),
    max_leaves=4,
)  # fmt: skip
conditions = st.fixed_dictionaries(
    {"field": st.sampled_from(sorted(properties(Contact))), "operator": st.sampled_from(OPERATORS)},
    optional={"value": values},
)
trees = st.recursive(
    conditions | values,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries(
            {"related": st.sampled_from(sorted(relations(Contact)))},
            optional={
                "quantity": st.sampled_from(["some", "none", "at_least", "at_most"]), "number": st.integers(-1, 3),
                "where": inner, "within": st.fixed_dictionaries({"operator": st.just("on"), "value": values}),
            },
        ),
    ),
    max_leaves=5,
)  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(tree=trees)
def test_whatever_is_sent_is_either_refused_by_node_or_asked_of_the_database(cast: Cast, tree: Any) -> None:
    with enter(cast.dora.pk):
        node, told = read_or_refused(tree)

        if node is None:
            assert told
            assert all(path.startswith("criteria") for path in told)
            return
        assert Contact.objects.filter(node.q()).count() == 0
        assert isinstance(node.text(), str)
