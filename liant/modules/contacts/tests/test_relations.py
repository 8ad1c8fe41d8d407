"""Relations between contacts, named from both sides (CON-08)."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Relation, RelationType
from liant.modules.contacts.relations.commands import change_relation, relate, unrelate
from liant.modules.contacts.relations.reading import relations_of, ties
from liant.modules.contacts.relations.wording import FORWARD, INVERSE, Role, Wording
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-08")

SignIn = Callable[[Employee], Client]


def person(owner: Employee, name: str, gender: str = "") -> Any:
    return contact(owner=owner, by=owner, kind="person", given_name=name, family_name="Pop", gender=gender)


def role(name: str, side: str = FORWARD) -> Role:
    return Role(RelationType.objects.get(name=name), side)


def told(who: Employee, of: Contact, language: str = "en") -> list[tuple[str, str]]:
    """What others are to a contact, as somebody reads it."""
    with enter(who.pk), translation.override(language):
        return [(tie.word, tie.name) for tie in ties(of, relations_of(of))]


@pytest.fixture
def family(cast: Cast) -> tuple[Any, Any]:
    """Ion is Maria's father."""
    ion, maria = person(cast.anna, "Ion", "male"), person(cast.anna, "Maria", "female")
    with enter(cast.anna.pk):
        relate(maria, role("parent"), ion, {}, by=cast.anna)
    return ion, maria


def test_a_relation_is_named_from_both_sides_by_the_others_gender(cast: Cast, family: tuple[Any, Any]) -> None:
    ion, maria = family

    assert told(cast.anna, maria) == [("father", "Pop Ion")]
    assert told(cast.anna, ion) == [("daughter", "Pop Maria")]


@pytest.mark.parametrize(
    ("language", "words"), [("ro", ["tată", "fiică"]), ("el", ["πατέρας", "κόρη"]), ("de", ["parent", "child"])]
)
def test_a_relation_is_named_in_the_readers_language(
    cast: Cast, family: tuple[Any, Any], language: str, words: list[str]
) -> None:
    ion, maria = family

    assert [told(cast.anna, maria, language)[0][0], told(cast.anna, ion, language)[0][0]] == words


def test_without_a_gender_the_neutral_word_is_said(cast: Cast) -> None:
    ion, child = person(cast.anna, "Ion"), person(cast.anna, "Vlad")
    with enter(cast.anna.pk):
        relate(ion, role("parent", INVERSE), child, {}, by=cast.anna)

    assert told(cast.anna, ion) == [("child", "Pop Vlad")]
    assert told(cast.anna, child) == [("parent", "Pop Ion")]


def test_what_both_are_alike_is_there_once_from_whichever_side(cast: Cast) -> None:
    ion, maria = person(cast.anna, "Ion", "male"), person(cast.anna, "Maria", "female")
    with enter(cast.anna.pk):
        relate(maria, role("spouse"), ion, {}, by=cast.anna)

        with pytest.raises(ValidationError) as refused:
            relate(ion, role("spouse"), maria, {}, by=cast.anna)

    assert list(refused.value.message_dict) == ["other"]
    assert told(cast.anna, ion) == [("wife", "Pop Maria")]
    assert told(cast.anna, maria) == [("husband", "Pop Ion")]


@pytest.mark.parametrize(
    ("name", "side", "other", "details", "field"),
    [
        ("parent", FORWARD, "self", {}, "other"),
        ("parent", FORWARD, "company", {}, "other"),
        ("shareholder", FORWARD, "company", {}, "role"),
        ("friend", FORWARD, "friend", {"starts_on": date(2026, 5, 2), "ends_on": date(2026, 5, 1)}, "ends_on"),
    ],
)
def test_what_can_not_be_is_told_by_the_field(
    cast: Cast, name: str, side: str, other: str, details: dict[str, Any], field: str
) -> None:
    ion = person(cast.anna, "Ion")
    others = {
        "self": ion, "company": contact(owner=cast.anna, by=cast.anna), "friend": person(cast.anna, "Vlad")
    }  # fmt: skip
    with enter(cast.anna.pk):
        with pytest.raises(ValidationError) as refused:
            relate(ion, role(name, side), others[other], details, by=cast.anna)

        assert list(refused.value.message_dict) == [field]
        assert not Relation.objects.exists()


def test_former_relations_come_last(cast: Cast, family: tuple[Any, Any]) -> None:
    _ion, maria = family
    with enter(cast.anna.pk):
        relate(maria, role("colleague"), person(cast.anna, "Ana"), {"ends_on": date(2020, 1, 1)}, by=cast.anna)
        relate(maria, role("friend"), person(cast.anna, "Ema"), {"starts_on": date(2020, 1, 1)}, by=cast.anna)

    assert [name for _word, name in told(cast.anna, maria)] == ["Pop Ion", "Pop Ema", "Pop Ana"]


@pytest.mark.req("SEC-06")
def test_whoever_sees_one_of_both_sees_the_relation_and_no_more_than_the_others_name(cast: Cast) -> None:
    with enter(cast.dora.pk):
        hers, his = person(cast.anna, "Ana", "female"), person(cast.boris, "Vlad", "male")
        relate(hers, role("sibling"), his, {}, by=cast.dora)
    stranger = person(cast.dora, "Ema")

    assert told(cast.anna, hers) == [("sibling", "Pop Vlad")]
    assert told(cast.boris, his) == [("sibling", "Pop Ana")]
    with enter(cast.anna.pk):
        assert not relations_of(stranger).exists()


@pytest.mark.req("SEC-06")
def test_who_may_not_change_a_contact_relates_nobody_to_it(cast: Cast) -> None:
    with enter(cast.dora.pk):
        hers, his = person(cast.anna, "Ana"), person(cast.boris, "Vlad")
        made = relate(his, role("friend"), person(cast.boris, "Ema"), {}, by=cast.dora)
        friend = role("friend")

    with pytest.raises(PermissionDenied):
        relate(his, friend, hers, {}, by=cast.anna)
    with pytest.raises(PermissionDenied):
        unrelate(made, by=cast.anna)

    with enter(cast.dora.pk):
        assert Relation.objects.count() == 1


def test_a_relation_that_was_taken_away_comes_back_by_undo(cast: Cast, family: tuple[Any, Any]) -> None:
    _ion, maria = family
    with enter(cast.anna.pk):
        unrelate(Relation.objects.get(), by=cast.anna)

    with enter(cast.anna.pk):
        undo(Entry.objects.filter(verb="unrelate").latest("id"), by=cast.anna)

    assert told(cast.anna, maria) == [("father", "Pop Ion")]


def test_a_relation_changes_from_either_side(cast: Cast, family: tuple[Any, Any]) -> None:
    ion, maria = family
    with enter(cast.anna.pk):
        change_relation(
            Relation.objects.get(), ion, role("grandparent", INVERSE), maria, {"note": "by her mother"}, by=cast.anna
        )

    assert told(cast.anna, maria) == [("grandfather", "Pop Ion")]


@pytest.mark.req("CON-20")
def test_two_that_are_related_can_be_merged(cast: Cast, family: tuple[Any, Any]) -> None:
    from liant.kernel.merging.commands import merge

    ion, maria = family
    vlad = person(cast.anna, "Vlad")
    with enter(cast.anna.pk):
        relate(maria, role("friend"), vlad, {}, by=cast.anna)

    with enter(cast.anna.pk):
        merge(ion, [maria.pk], {}, by=cast.anna)

    assert told(cast.anna, ion) == [("friend", "Pop Vlad")]


def test_types_are_found_by_kind_of_contact(cast: Cast) -> None:
    with enter(cast.anna.pk):
        wording = Wording("en")

        offered = [words for _key, words in wording.offered_to(contact(owner=cast.anna, by=cast.anna))]

    assert "shareholder" in offered
    assert "legal representative" in offered
    assert not any(words.startswith(("parent", "child", "holding (")) for words in offered)


def test_an_administrator_words_a_type_of_its_own(cast: Cast) -> None:
    words = [{"language": "ro", "forward": "naș/nașă", "forward_female": "nașă", "inverse": "fin"}]
    made: Any = commands.create(
        RelationType, {"name": "godparent", "inverse": "godchild"}, {"words": words}, by=cast.dora
    )
    ana, ema = person(cast.anna, "Ana", "female"), person(cast.anna, "Ema", "female")
    with enter(cast.anna.pk):
        relate(ana, Role(made, FORWARD), ema, {}, by=cast.anna)

    assert told(cast.anna, ana, "ro") == [("nașă", "Pop Ema")]
    assert told(cast.anna, ema, "ro") == [("fin", "Pop Ana")]
    assert told(cast.anna, ema, "en") == [("godchild", "Pop Ana")]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"from_kinds": "person"}, "to_kinds"),
        ({"meaning": "couple", "inverse": "child"}, "meaning"),
        ({"meaning": "parent"}, "meaning"),
    ],
)
def test_a_type_that_contradicts_itself_is_refused(cast: Cast, values: dict[str, Any], field: str) -> None:
    with enter(cast.dora.pk), pytest.raises(ValidationError) as refused:
        commands.create(RelationType, {"name": "odd"} | values, by=cast.dora)

    assert list(refused.value.message_dict) == [field]


def test_the_tab_tells_and_the_drawer_relates(cast: Cast, family: tuple[Any, Any], sign_in: SignIn) -> None:
    ion, maria = family
    vlad, client = person(cast.anna, "Vlad", "male"), sign_in(cast.anna)
    with enter(cast.anna.pk):
        chosen = role("sibling").key

    refused = client.post(f"/contacts/{maria.pk}/relate/", {"role": chosen, "note": "half"})
    saved = client.post(f"/contacts/{maria.pk}/relate/", {"role": chosen, "other": vlad.pk, "note": "half"})
    page = client.get(saved["Location"]).content.decode()

    assert refused.status_code == 422
    assert 'value="half"' in refused.content.decode()
    assert saved["Location"] == f"/contacts/{maria.pk}/relations/"
    assert page.index("Brother") < page.index("Father")
    assert f"/contacts/{ion.pk}/" in page


def test_the_drawer_takes_away_and_offers_to_undo(cast: Cast, family: tuple[Any, Any], sign_in: SignIn) -> None:
    _ion, maria = family
    client = sign_in(cast.anna)
    with enter(cast.anna.pk):
        number = Relation.objects.get().pk

    page = client.post(f"/contacts/{maria.pk}/relations/{number}/delete/", follow=True).content.decode()

    assert "/undo/" in page
    assert told(cast.anna, maria) == []


def test_programs_read_and_write_relations(cast: Cast, family: tuple[Any, Any], sign_in: SignIn) -> None:
    ion, _maria = family
    vlad, client = person(cast.anna, "Vlad", "male"), sign_in(cast.anna)
    with enter(cast.anna.pk):
        kind = role("parent").type.pk
    url, json_type = f"/api/contacts/{ion.pk}/relations/", {"content_type": "application/json"}

    made = client.post(url, json.dumps({"other": vlad.pk, "type": kind, "side": "inverse"}), **json_type)
    changed = client.patch(f"{url}{made.json()['id']}/", json.dumps({"note": "adopted"}), **json_type)
    listed = client.get(url).json()
    unknown = client.post(url, json.dumps({"other": 0, "type": kind}), **json_type)
    deleted = client.delete(f"{url}{made.json()['id']}/")

    assert made.status_code == 201
    assert made.json()["other"] == {"id": vlad.pk, "caption": "Pop Vlad"}
    assert (changed.json()["word"], changed.json()["note"]) == ("son", "adopted")
    assert [each["word"] for each in listed] == ["daughter", "son"]
    assert unknown.status_code == 422
    assert deleted.status_code == 204
    assert told(cast.anna, ion) == [("daughter", "Pop Maria")]


def test_a_condition_asks_for_the_relations_of_contacts(cast: Cast, family: tuple[Any, Any], sign_in: SignIn) -> None:
    _ion, maria = family
    with enter(cast.anna.pk):
        kind = role("parent").type.pk
    asked = {"field": "related_to.type", "operator": "is", "value": kind}

    rows = sign_in(cast.anna).get("/contacts/", {"criteria": json.dumps(asked)}).context["rows"]

    assert [row.id for row in rows] == [maria.pk]
