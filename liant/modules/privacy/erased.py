"""What erasing takes out of the tables of rooms that know nothing of privacy, as SQL derived from their models.

Runs within `privacy.erase` for the contact `subject`, then called `name`; `files` are the paths of files that go.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models

from liant.kernel.access.models import Protected
from liant.kernel.access.tables import parts_with_links
from liant.kernel.attachments.models import Attachment
from liant.kernel.characteristics.values import CharacteristicValue
from liant.kernel.comments.models import Comment
from liant.kernel.tags.models import Tagging
from liant.modules.activities.models import Activity
from liant.modules.contacts.models import Contact

# Whose it was and since when, how it is told apart, and what a branch is a branch of: books refer to that.
KEPT = {"id", "kind", "account", "owner", "unit", "created_at"}
# What is said in an activity about the contact.
WORDS = ("location", "description", "result")
LIKE_WORDS = (Attachment, CharacteristicValue, Comment, Tagging)

OF_LISTS = "DELETE FROM contacts_listmember WHERE contact_id = erase.subject;"


def of_contact() -> str:
    """Its parts, whatever room they are of, its files, and each field but what tells that there was one."""
    return "\n".join([*_parts(), _fields()])


def _parts() -> Iterator[str]:
    for part, link in parts_with_links(Contact):
        if part._meta.model_name == "erasure":
            continue
        table, column = part._meta.db_table, part.column(link)
        if issubclass(part, Attachment):
            yield f"files := files || ARRAY(SELECT file::text FROM {table} WHERE {column} = erase.subject);"
        yield f"DELETE FROM {table} WHERE {column} = erase.subject;"


def _fields() -> str:
    own = "CASE WHEN kind = 'person' THEN {} ELSE {} END"
    given = {"family_name": own.format("erase.name", "''"), "name": own.format("''", "erase.name")}
    columns = (
        f"{field.column} = {given.get(field.name) or _blank(field)}"
        for field in Contact._meta.concrete_fields
        if not (field.generated or field.name in KEPT or field.column in Contact.kept_by_database)
    )
    return f"UPDATE contacts_contact SET {', '.join(columns)} WHERE id = erase.subject;"


def _blank(field: Any) -> str:
    if field.null:
        return "NULL"
    return "false" if isinstance(field, models.BooleanField) else "''"


def of_activities() -> str:
    """Of those about the contact: their words, comments, files, fields of the company's own and tags."""
    statements = ["activities := ARRAY(SELECT id FROM activities_activity WHERE contact_id = erase.subject);"]
    statements += [
        statement
        for part, link in parts_with_links(Activity)
        if issubclass(part, LIKE_WORDS)
        for statement in _of_each(part, part.column(link))
    ]
    blank = ", ".join(f"{name} = ''" for name in WORDS)
    statements.append(f"UPDATE activities_activity SET summary = erase.name, {blank} WHERE id = ANY (activities);")
    return "\n".join(statements)


def _of_each(part: type[Protected], column: str) -> Iterator[str]:
    table = part._meta.db_table
    if issubclass(part, Attachment):
        yield f"files := files || ARRAY(SELECT file::text FROM {table} WHERE {column} = ANY (activities));"
    yield f"DELETE FROM {table} WHERE {column} = ANY (activities);"


# What employees and their programs have under way or were told; files of lists that are kept for some days.
OF_EMPLOYEES = """
DELETE FROM notifications_notification
 WHERE entity = 'contact' AND record_id = erase.subject OR entity = 'activity' AND record_id = ANY (activities);
DELETE FROM webhooks_delivery
 WHERE entity = 'contact' AND record_id = erase.subject OR entity = 'activity' AND record_id = ANY (activities);
DELETE FROM entity_visit WHERE entity = 'contact' AND record_id = erase.subject;

files := files || ARRAY(SELECT file::text FROM exports_exportrun
                         WHERE entity IN ('contact', 'activity') AND state <> 'running');
DELETE FROM exports_exportrun WHERE entity IN ('contact', 'activity') AND state <> 'running';

runs := ARRAY(
    SELECT r.id FROM imports_importrun r
     WHERE r.state NOT IN ('checking', 'running', 'undoing')
       AND (r.entry_id IN (SELECT c.entry_id FROM history_change c
                            WHERE c.entity = 'contact' AND c.record_ids @> ARRAY[erase.subject])
            OR concat(r.samples, r.problems, r.changes, r.message) ILIKE ANY (phrases)
            OR r.id IN (SELECT l.run_id FROM imports_likeness l
                         WHERE l.record_id = erase.subject OR l.label ILIKE ANY (phrases))));
files := files || ARRAY(SELECT unnest(ARRAY[file, errors])::text FROM imports_importrun WHERE id = ANY (runs));
DELETE FROM imports_importrun WHERE id = ANY (runs);

UPDATE bulk_bulkrun SET problems = '[]', "values" = ''
 WHERE state NOT IN ('running', 'undoing')
   AND (records @> ARRAY[erase.subject] OR concat(problems, "values") ILIKE ANY (phrases));
"""
