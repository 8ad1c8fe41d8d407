"""Who is connected to whom (CON-04 to CON-06, CON-08)."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.relations.graph.reading import graph_around
from liant.modules.contacts.samples import contact, relation

SignIn = Callable[[Employee], Client]


def person(owner: Employee, name: str, **values: Any) -> Any:
    return contact(owner=owner, by=owner, kind="person", family_name=name, **values)


def around(who: Employee, of: Contact, most: int = 150) -> tuple[dict[str, int], set[tuple[str, str, str]]]:
    """How far others are from a contact, and what connects them, by name."""
    with enter(who.pk):
        graph = graph_around(of, most)
    names = {node.number: node.name for node in graph.nodes}
    return (
        {node.name: node.distance for node in graph.nodes},
        {(names[each.source], names[each.target], each.words) for each in graph.connections},
    )


@pytest.fixture
def company(cast: Cast) -> Any:
    """Alfa has a branch, where Ana works; she is Ema's mother; Partener serves Alfa."""
    partner = contact(owner=cast.anna, by=cast.anna, name="Partener", is_associate=True)
    alfa = contact(
        owner=cast.anna, by=cast.anna, name="Alfa", parts={"associates": [{"associate": partner}]}
    )  # fmt: skip
    branch = contact(owner=cast.anna, by=cast.anna, kind="branch", name="Alfa Arad", account=alfa)
    ana = person(
        cast.anna, "Ana", gender="female", parts={"positions": [{"account": branch, "title": "Director"}]}
    )  # fmt: skip
    relation(ana, "parent", person(cast.anna, "Ema"), by=cast.anna)
    return alfa


@pytest.mark.req("CON-04", "CON-05", "CON-06", "CON-08")
def test_all_that_connects_contacts_is_told_two_steps_far(cast: Cast, company: Any) -> None:
    with enter(cast.anna.pk):
        ana = Contact.objects.get(family_name="Ana")

    of_company, of_ana = around(cast.anna, company), around(cast.anna, ana)

    assert of_company == (
        {"Alfa": 0, "Alfa Arad": 1, "Partener": 1, "Ana": 2},
        {
            ("Alfa Arad", "Alfa", "branch"), ("Partener", "Alfa", "associate"), ("Ana", "Alfa Arad", "Director"),
        },
    )  # fmt: skip
    assert of_ana[0] == {"Ana": 0, "Ema": 1, "Alfa Arad": 1, "Alfa": 2}
    assert ("Ana", "Ema", "mother – child") in of_ana[1]


@pytest.mark.req("CON-08", "SEC-06")
def test_nobody_whom_one_does_not_see_is_in_it_nor_what_lies_behind(cast: Cast) -> None:
    mine, his, beyond = person(cast.anna, "Ana"), person(cast.boris, "Vlad"), person(cast.anna, "Ema")
    relation(mine, "friend", his, by=cast.dora)
    relation(his, "friend", beyond, by=cast.dora)

    assert around(cast.anna, mine) == ({"Ana": 0}, set())
    assert around(cast.dora, mine)[0] == {"Ana": 0, "Vlad": 1, "Ema": 2}


@pytest.mark.req("CON-04")
def test_what_is_over_connects_nobody(cast: Cast) -> None:
    alfa, ana = contact(owner=cast.anna, by=cast.anna, name="Alfa"), person(cast.anna, "Ana")
    relation(ana, "shareholder", alfa, by=cast.anna, ends_on=date(2020, 1, 1))

    assert around(cast.anna, alfa)[0] == {"Alfa": 0}


@pytest.mark.req("CON-08")
def test_the_nearest_are_shown_when_there_are_too_many(cast: Cast, company: Any) -> None:
    with enter(cast.anna.pk):
        cut = graph_around(company, 3)
        whole = graph_around(company, 4)

    assert [node.name for node in cut.nodes] == ["Alfa", "Alfa Arad", "Partener"]
    assert (cut.is_cut, whole.is_cut) == (True, False)


@pytest.mark.req("CON-08")
def test_as_many_queries_are_asked_whoever_is_around(cast: Cast, company: Any) -> None:
    def queries() -> int:
        with enter(cast.anna.pk), CaptureQueriesContext(connection) as asked:
            graph_around(company)
        return len(asked)

    before = queries()
    for number in range(5):
        relation(person(cast.anna, f"Pop{number}"), "guarantor", company, by=cast.anna)

    assert queries() <= before
    assert before < 20


@pytest.mark.req("CON-08")
def test_the_tab_tells_the_same_as_lists_and_programs_read_it(cast: Cast, company: Any, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    tab = client.get(f"/contacts/{company.pk}/connections/")
    told = client.get(f"/api/contacts/{company.pk}/connections/").json()
    page = tab.content.decode()

    assert [each["node"].name for each in tab.context["rings"]] == ["Alfa Arad", "Partener"]
    assert [each["node"].name for each in tab.context["rings"][0]["below"]] == ["Ana"]
    assert page.index(">Alfa Arad<") < page.index(">Ana<") < page.index(">Partener<")
    assert told == json.loads(tab.context["graph"])
    assert [node["distance"] for node in told["nodes"]] == [0, 1, 1, 2]
