"""One contract for every entity: every door x the cast; what is denied changes nothing (SEC-06).

Anna (North) owns the record. Dora sees all, Eleni the branch of the chart it is in; Omar (Service) must see nothing of
it: not on pages, in lists, counts, exports, pick lists, search, history or the API. A reference belongs to no one:
everybody sees it, and only Dora, whose rights are on all, writes it.
"""

import html
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Reference
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.search.learning import learn_words
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample

SignIn = Callable[[Employee], Client]
INSIDERS, OUTSIDERS = ("dora", "eleni", "anna"), ("boris", "irina", "omar")


def sees(entity: Entity, name: str) -> bool:
    """Whether this employee may see Anna's record."""
    return name in INSIDERS or issubclass(entity.model, Reference)


def writes(entity: Entity, name: str) -> bool:
    """Whether this employee may write it."""
    return name == "dora" or (name in INSIDERS and not issubclass(entity.model, Reference))


def pairs(is_meant: Callable[[Entity, str], bool]) -> pytest.MarkDecorator:
    """Every entity with each of those employees."""
    meant = [(entity, name) for entity in entities() for name in INSIDERS + OUTSIDERS if is_meant(entity, name)]
    params = [pytest.param(entity, name, id=f"{entity.name}-{name}") for entity, name in meant]
    return pytest.mark.parametrize(("entity", "name"), params)


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
        "pick list": f"{entity.options_url}?q={word}",
        "search": f"/search/?q={word}",
        "home": "/",
        "API list": f"/api/{entity.slug}/",
        "API search": f"/api/{entity.slug}/?q={word}",
    } | ways(entity, record)


def ways(entity: Entity, record: Any) -> dict[str, str]:
    """Its list as it can be shown beside the table, where the record is to be seen."""
    shown = {"board": f"{entity.list_url}?show=board"} if entity.board else {}
    if entity.calendar:
        day = str(getattr(record, entity.calendar.start))[:10]
        shown["calendar"] = f"{entity.list_url}?show=calendar&day={day}"
    return shown


def own_doors(entity: Entity, record: Any) -> dict[str, str]:
    """The addresses at which the record itself is read."""
    return {
        "page": entity.url(record.pk),
        "history": f"{entity.url(record.pk)}history/",
        "API": f"/api/{entity.slug}/{record.pk}/",
    }


def forms(entity: Entity, record: Any) -> dict[str, str]:
    """The addresses at which the record itself is written."""
    return {"edit": entity.url(record.pk, "edit"), "delete": entity.url(record.pk, "delete")}


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode("utf-8-sig"))


@pytest.mark.req("SEC-06", "SEC-01")
@pairs(sees)
def test_who_may_see_the_record_meets_it_at_every_door(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))

    shown = {door: client.get(url) for door, url in (doors(entity, record) | own_doors(entity, record)).items()}

    missing = [
        door for door, response in shown.items() if door != "home" and str(record) not in unescaped(body(response))
    ]
    assert missing == []


@pytest.mark.req("SEC-06", "SEC-02")
@pairs(writes)
def test_who_may_write_the_record_gets_its_forms_and_files(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))
    pages = forms(entity, record) | {"export": f"{entity.export_url}?format=csv"}

    shown = {door: client.get(url) for door, url in pages.items()}

    assert [door for door, response in shown.items() if str(record) not in unescaped(body(response))] == []


@pytest.mark.req("SEC-06", "SEC-01")
@pairs(lambda entity, name: not sees(entity, name))
def test_who_may_not_see_the_record_meets_it_at_no_door(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    learn_words()
    client = sign_in(getattr(cast, name))
    lists = doors(entity, record) | {"export": f"{entity.export_url}?format=csv"}
    own = own_doors(entity, record) | forms(entity, record)

    leaks = [door for door, url in lists.items() if told(client.get(url), record, url)]
    statuses = {door: client.get(url).status_code for door, url in own.items()}

    assert leaks == []
    assert set(statuses.values()) == {404}, statuses


@pytest.mark.req("SEC-06", "SEC-02")
@pairs(lambda entity, name: sees(entity, name) and not writes(entity, name))
def test_who_may_only_look_gets_neither_forms_nor_the_way_to_them(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))
    pages = forms(entity, record) | {"new": entity.create_url, "export": entity.export_url}

    statuses = {door: client.get(url).status_code for door, url in pages.items()}
    offers = body(client.get(entity.list_url)) + body(client.get(entity.url(record.pk)))

    assert set(statuses.values()) == {403}, statuses
    assert [door for door, url in pages.items() if f'"{url}' in offers] == []


@pytest.mark.req("SEC-06")
@pairs(lambda entity, name: not writes(entity, name))
def test_denied_writes_change_nothing(entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    api = f"/api/{entity.slug}/{record.pk}/"
    words = dict.fromkeys(entity.model.sorted_by, "broken in")
    moves = ways(entity, record).values()

    statuses = [
        client.post(entity.url(record.pk, "edit"), words).status_code,
        client.post(entity.url(record.pk, "delete")).status_code,
        client.patch(api, json.dumps(words), content_type="application/json").status_code,
        client.delete(api).status_code,
        *(client.post(f"{entity.url(record.pk, 'move')}?{url.partition('?')[2]}").status_code for url in moves),
    ]

    with enter(cast.dora.pk):
        again = entity.model._default_manager.get(pk=record.pk)
    assert statuses == [403 if sees(entity, name) else 404] * (4 + len(moves))
    assert state(again) == state(record)


@pytest.mark.req("SEC-06", "SEC-02")
@pairs(lambda entity, name: sees(entity, name) and not writes(entity, name))
def test_who_may_only_look_adds_nothing(entity: Entity, cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    words = dict.fromkeys(entity.model.sorted_by, "Broken in")
    with enter(cast.dora.pk):
        before = entity.model._default_manager.count()

    statuses = [
        client.post(entity.create_url, words).status_code,
        client.post(f"/api/{entity.slug}/", json.dumps(words), content_type="application/json").status_code,
    ]

    assert statuses == [403, 403]
    with enter(cast.dora.pk):
        assert entity.model._default_manager.count() == before


@pytest.mark.req("SEC-06")
def test_a_visitor_who_is_not_signed_in_is_sent_to_sign_in(entity: Entity, record: Any, client: Client) -> None:
    every = doors(entity, record) | own_doors(entity, record) | forms(entity, record) | {"export": entity.export_url}
    pages = {door: url for door, url in every.items() if "API" not in door}

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
@pairs(lambda entity, name: not sees(entity, name))
def test_counts_do_not_betray_hidden_records(
    entity: Entity, record: Any, cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))

    pages = [f"{entity.list_url}?count=exact", *ways(entity, record).values()]

    counts = [client.get(url).context["count"]["text"] for url in pages]

    assert set(counts) == {"0"}


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
