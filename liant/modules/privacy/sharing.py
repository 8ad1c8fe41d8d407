"""The shares of the rooms that know nothing of privacy: contacts, activities, comments, files, history (CON-21)."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.api.serialising import serialise
from liant.kernel.comments.models import comments_of
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_of
from liant.kernel.history.reading import record_history
from liant.kernel.pictures.reading import picture_of
from liant.modules.activities.models import Activity, Attendee
from liant.modules.contacts.models import Contact, ListMember
from liant.modules.contacts.queries import told_relations
from liant.modules.privacy import erased
from liant.modules.privacy.models import Consent, Restriction
from liant.modules.privacy.shares import Line, Share, register

# Pages of history in a copy; nobody's record has so many.
PAGES = 500


def _activities(contact: Contact) -> Any:
    taking_part = Attendee.objects.filter(contact=contact).order_by().values("activity")
    return Activity.objects.filter(Q(contact=contact) | Q(pk__in=taking_part)).defer("search").order_by("-starts_at")


def _tell_activities(contact: Contact) -> list[dict[str, Any]]:
    entity = entity_of(Activity)
    assert isinstance(entity, Entity)
    return serialise(entity, list(_activities(contact)))


def _activity_lines(contact: Contact) -> Iterator[Line]:
    for each in _activities(contact):
        words = filter(None, (each.summary, each.location, each.description, each.result))
        yield text_of(each.starts_at), "\n".join(words)


def _comments(contact: Contact) -> Any:
    return comments_of(Contact)._default_manager.filter(whole=contact)


def _tell_comments(contact: Contact) -> list[dict[str, Any]]:
    rows = list(_comments(contact))
    names = captions(Employee, (row.author_employee_id for row in rows))
    return [{"at": row.written_at, "by": names.get(row.author_employee_id), "text": row.text} for row in rows]


def _comment_lines(contact: Contact) -> Iterator[Line]:
    yield from ((text_of(row.written_at), row.text) for row in _comments(contact))


def _tell_consents(contact: Contact) -> list[dict[str, Any]]:
    names = [field.name for field in Consent._meta.fields if field.name not in ("audience", "contact", "employee")]
    return list(Consent.objects.filter(contact=contact).values(*names))


def _consent_lines(contact: Contact) -> Iterator[Line]:
    yield from ((text_of(row.at), f"{row}\n{row.text}".strip()) for row in Consent.objects.filter(contact=contact))


def _files(contact: Contact) -> list[Any]:
    return list(contact.attachments.all())


def _tell_files(contact: Contact) -> list[dict[str, Any]]:
    return [
        {"name": row.name, "size": row.size, "type": row.content_type, "added": row.added_at, "sha256": row.sha256}
        for row in _files(contact)
    ]


def _tell_picture(contact: Contact) -> list[dict[str, Any]]:
    found = picture_of(contact)
    return [{"type": "image/webp", "sha256": found.digest}] if found else []


def _picture_file(contact: Contact) -> list[tuple[str, Any]]:
    found = picture_of(contact)
    return [("picture.webp", ContentFile(bytes(found.content)))] if found else []


def _history(contact: Contact) -> Iterable[Any]:
    before = ""
    for _page in range(PAGES):
        page = record_history(contact, before=before)
        yield from page["entries"]
        if not page["next_url"]:
            return
        before = page["next_url"].rpartition("=")[2]


def _tell_history(contact: Contact) -> list[dict[str, Any]]:
    return [
        {"at": entry.at, "by": str(entry.actor_caption), "act": entry.verb_label, "changes": [*map(str, entry.changes)]}
        for entry in _history(contact)
    ]


def _list_names(contact: Contact) -> list[str]:
    held = ListMember.objects.filter(contact=contact)
    return [str(each.contact_list) for each in held.select_related("contact_list")]


def _kept_activities(contact: Contact) -> list[str]:
    number = Activity.objects.filter(contact=contact).count()
    told = _("Activities: %(number)d. When they were, of which type and whose; their words go.") % {"number": number}
    return [told] if number else []


def _kept_contact(contact: Contact) -> list[str]:
    return [
        _("That there was a contact, its number, whose it was and when it was made."),
        _("That it was erased, when, by whom and why."),
        _("Hashes of its addresses, so that a later import does not write to them again."),
    ]


def _tell_relations(contact: Contact) -> Iterator[dict[str, Any]]:
    for word, name, row in told_relations(contact):
        yield {"is": word, "name": name, "note": row.note, "from": row.starts_on, "until": row.ends_on}


def _relation_lines(contact: Contact) -> Iterator[Line]:
    for word, name, row in told_relations(contact):
        yield word, ", ".join(filter(None, (name, row.note, text_of(row.starts_on), text_of(row.ends_on))))


register(Share("contact", gettext_lazy("Contact"), erased=erased.of_contact(), kept=_kept_contact))
register(Share("lists", gettext_lazy("Lists"), tell=_list_names, erased=erased.OF_LISTS))
register(Share("relations", gettext_lazy("Relations"), tell=_tell_relations, lines=_relation_lines))
register(Share("consents", gettext_lazy("Consents"), tell=_tell_consents, lines=_consent_lines))
register(
    Share(
        "restrictions",
        gettext_lazy("Restrictions"),
        tell=lambda contact: list(Restriction.objects.filter(contact=contact).values("reason", "since")),
    )
)
register(
    Share(
        "activities",
        gettext_lazy("Activities"),
        tell=_tell_activities,
        lines=_activity_lines,
        files=lambda contact: chain.from_iterable(
            ((row.name, row.file) for row in each.attachments.all()) for each in _activities(contact)
        ),
        erased=erased.of_activities(),
        kept=_kept_activities,
    )
)
register(Share("comments", gettext_lazy("Comments"), tell=_tell_comments, lines=_comment_lines))
register(
    Share(
        "attachments",
        gettext_lazy("Files"),
        tell=_tell_files,
        lines=lambda contact: ((text_of(row.added_at), row.name) for row in _files(contact)),
        files=lambda contact: ((row.name, row.file) for row in _files(contact)),
    )
)
register(Share("picture", gettext_lazy("Photo"), tell=_tell_picture, files=_picture_file))
register(Share("history", gettext_lazy("History"), tell=_tell_history, erased=erased.OF_EMPLOYEES))
