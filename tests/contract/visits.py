"""Every address and operation of the API with true numbers in it, and the cell of the tables that speaks of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from liant.config.api import api
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Action, ApiToken, Employee, Reference, User
from liant.kernel.attachments.models import attachments_of
from liant.kernel.attachments.taking import attach
from liant.kernel.bulk.models import BulkRun
from liant.kernel.comments.commands import say
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.models import SavedView
from liant.kernel.entity.registry import entities, entity_named
from liant.kernel.exports.models import ExportRun
from liant.kernel.history.models import Change
from liant.kernel.imports.models import ImportRun, SavedMapping
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.merging.leading import is_mergeable
from liant.kernel.notifications.models import Notification
from liant.kernel.pictures.commands import set_picture
from liant.kernel.pictures.models import pictures_of
from liant.kernel.pictures.reading import address
from liant.kernel.pictures.tests.drawing import uploaded
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample
from liant.kernel.webhooks.models import Delivery
from liant.modules.celebrations.models import Greeting
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import relation
from liant.modules.duplicates.models import DuplicateSearch
from tests.contract.addresses import CHART, EXPLAINER, MATRIX, OPEN, OWN, WITH_COMMENTS, addresses
from tests.contract.roles import LIST, NOBODY

# Ready-made roles complete what they change.
LETTERS = {
    "see": "s", "create": "n", "change": "c", "complete": "c", "delete": "d", "export": "x", "print": "p",
    "see_sensitive": "r", "privacy": "e",
}  # fmt: skip
# Pages that are sent, empty; others are looked at, and sent only where that is no way to ask.
FORMS = ("entity:create", "entity:edit", "entity:delete", "entity:keep_view", "entity:delete_view")
# What addresses outside the rooms of the entities are about.
ABOUT = {
    "organisation:revoke": "delegation", "organisation:grants": "role", "organisation:limits": "role",
    "entity:undo": "contact", "entity:reveal": "contact", "contacts:add_to_list": "contact",
    "contacts:remove_from_list": "contact", "contacts:card": "contact",
    "contacts:code": "contact", "contacts:scan": "contact",
    "contacts:capture": "contact", "contacts:confirm_captured": "contact",
    "contacts:look_up": "contact", "contacts:compare": "contact",
    "privacy:record": "contact", "privacy:record_many": "contact",
    **{f"privacy:{act}": "contact" for act in ("proposals", "restrict", "copy", "lift", "erase", "certificate")},
    "api:record_consents": "contact", "celebrations:again": "contact",
    "contacts:copy_list": "contactlist",
    **{f"contacts:{act}": "contact" for act in ("relate", "change_relation", "unrelate")},
    **{f"duplicates:{act}": "contact" for act in ("list", "decide", "search")},
}  # fmt: skip
# Only some records have files and comments, the same ones.
# What there is only of entities that come from files.
OF_FILES = ("imports:upload", "api:list_targets", "api:list_mappings", "api:create_mapping")
PICTURES = ("pictures:picture", "pictures:image", "pictures:remove")
TALKING = ("attachments:", "comments:")
REVEAL = {"field": "personal_code", "reason": "A contract"}
# Whoever sees a contact may write down that it objects.
OBJECTION = {"channel": "phone", "purpose": "service", "state": "refused", "source": "phone"}
# What operations are sent that would refuse less before they asked who may.
SAID: dict[str, dict[str, Any]] = {
    "api:reveal_contact": REVEAL,
    "api:capture_contact": {"text": "Ion Popescu"},
    "api:reveal_webhook": {"field": "secret", "reason": "To set up the receiver"},
    "api:add_list_contacts": {"contacts": []},
    "api:remove_list_contacts": {"contacts": []},
    "api:merge_contact": {"losers": [0]},
    "api:decide_duplicate": {"other": 0},
    "api:freeze_list": {"name": "Copy"},
    "api:add_relation": {"other": 0, "type": 0},
    "api:record_consent": OBJECTION,
    "api:restrict_contact": {"reason": ""},
    "api:erase_contact": {"reason": "requested"},
    "api:record_consents": OBJECTION | {"contacts": []},
    "api:greet": {"celebration": "birthday.0..2027-01-01", "channel": "email", "text": "Salut"},
    "api:choose_celebration_calendars": {"own": None},
    "api:change_notification_settings": {
        "kinds": [],
        "quiet_from": None,
        "quiet_until": None,
        "quiet_weekends": False,
        "digest_at": "08:00",
        "digest_days": [],
    },
    **{f"api:{verb}_comment_of_{name}": {"text": "Salut"} for verb in ("add", "change") for name in WITH_COMMENTS},
    **{f"api:bulk_{entity.slug}": {"items": [{"action": "delete", "id": 0}]} for entity in entities()},
}


@dataclass(frozen=True)
class Visit:
    """A request, the row of the tables that tells its answer, and the letter that must be in the row's cell."""

    name: str
    method: str
    url: str
    row: str
    letter: str = ""
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class World:
    """The numbers of records by entity and place, of persons with a code, of the entries that made the contacts, of
    records' files, comments and pictures by entity and record, of contacts' greetings and relations by contact,
    and of what is Dora's.
    """

    holder: int
    records: dict[str, dict[str, int]]
    persons: dict[str, int]
    entries: dict[str, int]
    files: dict[tuple[str, int], int]
    comments: dict[tuple[str, int], int]
    pictures: dict[tuple[str, int], str]
    greetings: dict[int, int]
    relations: dict[int, int]
    numbers: dict[str, int]


def furnished(cast: Cast, owners: dict[str, Employee]) -> World:
    """A world in which each owner has a record of every entity, whose place is the owner's."""
    records = {
        entity.name: {
            place: sample(entity.model, owner=owner, by=cast.dora).pk
            for place, owner in ({"any": cast.dora} if is_reference(entity) else owners).items()
        }
        for entity in entities()
    }
    persons = {
        place: sample(
            Contact, owner=owner, by=cast.dora, kind="person", family_name="Pop", personal_code="1800101221144"
        ).pk
        for place, owner in owners.items()
    }
    with enter(cast.dora.pk):
        contacts = records["contact"].items()
        made = {place: Change.objects.filter(entity="contact", record_ids=[number]) for place, number in contacts}
        entries = {place: changes.earliest("id").entry_id for place, changes in made.items()}
    return World(
        owners["mine"].pk,
        records,
        persons,
        entries,
        *talk_of(records, cast.dora),
        pictures_on(records, cast.dora),
        greetings_of(records["contact"].values(), cast.dora),
        relations_of(records["contact"], persons, cast.dora),
        numbers_of(cast.dora, entries["mine"]),
    )


def talk_of(records: dict[str, dict[str, int]], dora: Employee) -> tuple[dict[tuple[str, int], int], ...]:
    """A file of each record that may have some, and a comment on it, both by Dora."""
    files, comments = {}, {}
    for entity in entities():
        for number in records[entity.name].values() if attachments_of(entity.model) else ():
            with enter(dora.pk):
                record = entity.model._default_manager.get(pk=number)
            files[entity.name, number] = attach(record, SimpleUploadedFile("a.txt", b"Salut"), by=dora).pk
            comments[entity.name, number] = say(record, "Salut", by=dora).pk
    return files, comments


def pictures_on(records: dict[str, dict[str, int]], dora: Employee) -> dict[tuple[str, int], str]:
    """The version of the picture of each record that may have one, all set by Dora."""
    versions = {}
    for entity in entities():
        for number in records[entity.name].values() if pictures_of(entity.model) else ():
            with enter(dora.pk):
                record = entity.model._default_manager.get(pk=number)
            made = set_picture(record, uploaded(), by=dora)
            versions[entity.name, number] = address(entity.model, number, made.digest).split("/")[-2]
    return versions


def greetings_of(contacts: Iterable[int], dora: Employee) -> dict[int, int]:
    """A greeting of each contact that could not be sent, by Dora."""
    told = {"kind": "birthday", "year": 2026, "day": timezone.now(), "channel": "email", "address": "a@b.ro"}
    with enter(dora.pk):
        return {
            number: Greeting.objects.create(contact_id=number, sender=dora, state="failed", **told).pk
            for number in contacts
        }


def relations_of(contacts: dict[str, int], persons: dict[str, int], dora: Employee) -> dict[int, int]:
    """A relation of each contact to the person of the same place, by Dora."""
    with enter(dora.pk):
        known = Contact.objects.in_bulk([*contacts.values(), *persons.values()])
    return {
        number: relation(known[persons[place]], "guarantor", known[number], by=dora).pk
        for place, number in contacts.items()
    }


def numbers_of(dora: Employee, entry: int) -> dict[str, int]:
    """The numbers in addresses, or in those of a room, that are not about a record: of what is Dora's, or an entry."""
    user = User.objects.get(employee_id=dora.pk)
    session = UserSession.objects.create(user=user, ip="192.0.2.1", session_key="of another")
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})
    with enter(dora.pk):
        run = ImportRun.objects.create(employee=dora, entity="contact", file_name="hotels.csv", language="en")
        token = ApiToken.objects.create(employee=dora, name="Shop", expires_at=timezone.now())
        bulk = BulkRun.objects.create(
            employee=dora, entity="contact", act="delete", language="en", records=[1], total=1
        )
        search = DuplicateSearch.objects.create(employee=dora, language="en")
        view = SavedView.objects.create(employee=dora, entity="contact", name="Hotels")
        export = ExportRun.objects.create(employee=dora, entity="contact", file_name="hotels.csv", language="en")
        mapping = SavedMapping.objects.create(employee=dora, entity="contact", name="Hotels")
        told = {"entity": "contact", "record_id": 1, "event": "change", "entry_id": entry, "webhook_id": 1}
        now = timezone.now()
        delivery = Delivery.objects.create(employee=dora, **told, created_at=now, tried_at=now)
        notification = Notification.objects.create(employee=dora, kind="comments.mentioned", actor=dora)
    logins = dict.fromkeys(("unlock_login", "sign_out_login", "unlink_login", "reset_second_factor"), user.pk)
    keys = dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), key.pk)
    doors = ("entity:keep_view", "entity:delete_view", "api:change_view", "api:delete_view")
    views = dict.fromkeys(doors, view.pk)
    own = {
        "bulk": bulk.pk,
        "duplicates": search.pk,
        "entity:view": view.pk,
        **dict.fromkeys(("notifications:seen", "api:see_notification"), notification.pk),
        "imports": run.pk,
        "exports": export.pk,
        "imports:saved": mapping.pk,
        "webhooks": delivery.pk,
        "api:replay_delivery": delivery.pk,
        "revoke_token": token.pk,
        "end_session": session.pk,
    }
    return logins | keys | views | own | {"audit": entry, "api:list_audit_changes": entry}


def is_reference(entity: Entity) -> bool:
    """Whether its rows belong to no one."""
    return issubclass(entity.model, Reference)


@cache
def operations() -> dict[str, tuple[str, str]]:
    """The method and path of every operation of the API, by its name."""
    return {
        operation["operationId"]: (method, path)
        for path, of_path in api.get_openapi_schema()["paths"].items()
        for method, operation in of_path.items()
    }


def visits(world: World) -> Iterator[Visit]:
    """All there is to ask, but for what is open to all."""
    known, slugs = operations(), {entity.slug: entity for entity in entities()}
    for name, arguments in addresses():
        method, path = known.get(name.removeprefix("api:"), ("get", ""))
        if MATRIX[name] == OPEN:
            continue
        if name in ABOUT:
            yield from _of_entity(name, method, arguments, entity_named(ABOUT[name]), world)
        elif MATRIX[name] != OWN and (entity := slugs.get(path.removeprefix("/api/").split("/")[0])):
            yield from _of_entity(name, method, arguments, entity, world)
        elif "slug" in arguments and isinstance(MATRIX[name], Action):
            for slug, each in slugs.items():
                yield from _of_entity(name, method, arguments | {"slug": slug}, each, world)
        else:
            yield _door(name, method, arguments, world)


def _of_entity(name: str, method: str, arguments: dict[str, Any], entity: Any, world: World) -> Iterator[Visit]:
    # Tags are made by more people than other references.
    is_plain = is_reference(entity) and entity.name != "tag"
    kind, numbers = "reference" if is_plain else entity.name, world.records[entity.name]
    if name == "entity:undo":
        kind, numbers = "act", world.entries
    if MATRIX[name] == Action.SEE_SENSITIVE and entity.name == "contact":
        kind, numbers = "number", world.persons
    # Who may change or delete any may do so with many: what is one's own is within every scope.
    whole = next(iter(numbers)) if name.startswith(("bulk:", "merging:", "duplicates:search")) else LIST
    for place, number in numbers.items() if "number" in arguments else ((whole, 0),):
        file = world.files.get((entity.name, number), 0)
        given = {
            "number": number, "tab": "history", "field": REVEAL["field"], "file": file, "attachment": file,
            "comment": world.comments.get((entity.name, number), 0), "greeting": world.greetings.get(number, 0),
            "relation": world.relations.get(number, 0), "version": world.pictures.get((entity.name, number), "none"),
        }  # fmt: skip
        url = reverse(name, kwargs=arguments | {key: given[key] for key in given if key in arguments})
        has = dict.fromkeys(OF_FILES, entity.imports) | {"entity:move": entity.board or entity.calendar}
        has |= {"merging:merge": is_mergeable(entity.model), "lifecycle:take": issubclass(entity.model, Staged)}
        has |= dict.fromkeys(PICTURES, pictures_of(entity.model))
        if not has.get(name, True) or (name.startswith(TALKING) and not file):
            yield Visit(name, method, url, NOBODY)
        else:
            sent, letter = "post" if name in FORMS else method, LETTERS[str(MATRIX[name])]
            way = "?show=board" if name == "entity:move" else ""
            yield Visit(name, sent, url + way, f"{kind} {place}", letter, SAID.get(name, {}))


def _door(name: str, method: str, arguments: dict[str, Any], world: World) -> Visit:
    unit, role, contact = world.records["unit"]["any"], world.records["role"]["any"], world.records["contact"]["mine"]
    roles = {f"api:{what}_{rows}": role for what in ("get", "change") for rows in ("grants", "limits")}
    numbers = world.numbers | roles
    number = numbers.get(name) or numbers.get(name.partition(":")[0]) or contact
    # Of nobody; what one may with others' comments is asked beside.
    given = {"number": number, "pk": number, "comment": 0}
    url = reverse(name, kwargs=arguments | {key: given[key] for key in given if key in arguments})
    said: dict[str, Any] = {
        "api:move_in_chart": {"unit": unit, "to": unit},
        "api:change_grants": {"grants": []},
        "api:change_limits": {"limits": []},
    }.get(name, SAID.get(name, {}))
    query = {CHART: f"?unit={unit}", EXPLAINER: f"?employee={world.holder}"}.get(str(MATRIX[name]), "")
    return Visit(name, "post" if name in FORMS else method, url + query, str(MATRIX[name]), said=said)
