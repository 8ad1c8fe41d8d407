"""One contract for every entity: every door x the cast; what is denied changes nothing (SEC-06).

Anna (North) owns the record. Dora sees all, Eleni the branch of the chart it is in; Omar (Service) must see nothing of
it: not on pages, in lists, counts, exports, pick lists, search, history or the API.
"""

import html
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.search.learning import learn_words
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample

SignIn = Callable[[Employee], Client]
INSIDERS, OUTSIDERS = ("dora", "eleni", "anna"), ("boris", "irina", "omar")


@pytest.fixture(params=entities(), ids=lambda entity: entity.name)
def entity(request: pytest.FixtureRequest) -> Entity:
    declared: Entity = request.param
    return declared


@pytest.fixture
def record(entity: Entity, cast: Cast) -> Any:
    return sample(entity.model, owner=cast.anna, by=cast.dora)


def doors(entity: Entity, record: Any) -> dict[str, str]:
    """Every address that shows records, with the record's own among them."""
    word = str(record)
    return {
        "list": entity.list_url,
        "list, searched": f"{entity.list_url}?q={word}",
        "export CSV": f"{entity.export_url}?format=csv",
        "pick list": f"{entity.list_url}options/?q={word}",
        "search": f"/search/?q={word}",
        "home": "/",
        "API list": f"/api/{entity.slug}/",
        "API search": f"/api/{entity.slug}/?q={word}",
    }


def own_doors(entity: Entity, record: Any) -> dict[str, str]:
    """The addresses of the record itself."""
    return {
        "page": entity.url(record.pk),
        "history": f"{entity.url(record.pk)}history/",
        "edit": entity.url(record.pk, "edit"),
        "delete": entity.url(record.pk, "delete"),
        "API": f"/api/{entity.slug}/{record.pk}/",
    }


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode("utf-8-sig"))


@pytest.mark.req("SEC-06", "SEC-01")
@pytest.mark.parametrize("name", INSIDERS)
def test_who_may_see_the_record_meets_it_at_every_door(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))

    shown = {door: client.get(url) for door, url in (doors(entity, record) | own_doors(entity, record)).items()}

    missing = [
        door for door, response in shown.items() if door != "home" and str(record) not in unescaped(body(response))
    ]
    assert missing == []


@pytest.mark.req("SEC-06", "SEC-01")
@pytest.mark.parametrize("name", OUTSIDERS)
def test_who_may_not_see_the_record_meets_it_at_no_door(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    learn_words()
    client = sign_in(getattr(cast, name))

    leaks = [door for door, url in doors(entity, record).items() if told(client.get(url), record, url)]
    statuses = {door: client.get(url).status_code for door, url in own_doors(entity, record).items()}

    assert leaks == []
    assert set(statuses.values()) == {404}, statuses


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("name", OUTSIDERS)
def test_denied_writes_change_nothing(entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    api = f"/api/{entity.slug}/{record.pk}/"
    words = dict.fromkeys(entity.model.searched, "broken in")

    statuses = [
        client.post(entity.url(record.pk, "edit"), words).status_code,
        client.post(entity.url(record.pk, "delete")).status_code,
        client.patch(api, json.dumps(words), content_type="application/json").status_code,
        client.delete(api).status_code,
    ]

    with enter(cast.dora.pk):
        again = entity.model._default_manager.get(pk=record.pk)
    assert statuses == [404] * 4
    assert state(again) == state(record)


@pytest.mark.req("SEC-06")
def test_a_visitor_who_is_not_signed_in_is_sent_to_sign_in(entity: Entity, record: Any, client: Client) -> None:
    pages = {
        door: url for door, url in (doors(entity, record) | own_doors(entity, record)).items() if "API" not in door
    }

    answers = {door: client.get(url) for door, url in pages.items()}

    assert {
        door for door, answer in answers.items() if not answer.get("Location", "").startswith("/account/login/")
    } == set()


@pytest.mark.req("SEC-06", "GEN-04")
def test_the_api_answers_no_one_who_is_not_signed_in(entity: Entity, record: Any, client: Client) -> None:
    api = f"/api/{entity.slug}/"

    statuses = [client.get(api).status_code, client.get(f"{api}{record.pk}/").status_code, client.post(api).status_code]

    assert statuses == [401, 401, 401]


@pytest.mark.req("SEC-06")
def test_counts_do_not_betray_hidden_records(entity: Entity, record: Any, cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.omar).get(f"{entity.list_url}?count=exact")

    assert response.context["count"]["text"] == "0"


def state(record: Any) -> dict[str, Any]:
    """The record's columns."""
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def told(response: Any, record: Any, url: str) -> bool:
    """Whether an answer tells of the record; the words that were searched for are the asker's own."""
    text = unescaped(body(response))
    echoes = text.count(str(record)) if "q=" in url else 0
    return bool(f"/{record.pk}/" in text or f'"value": {record.pk},' in text or (str(record) in text and not echoes))


def unescaped(text: str) -> str:
    """A page or JSON document as a person reads it."""
    return html.unescape(text if not text.startswith(("{", "[")) else json.dumps(json.loads(text), ensure_ascii=False))
