"""What is done with relations, from the side of one contact (CON-08)."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.commands import command
from liant.kernel.entity import refusals
from liant.modules.contacts.models import Contact, Relation
from liant.modules.contacts.relations.wording import FORWARD, Role

DETAILS = ("note", "starts_on", "ends_on")


@command("change")
def relate(contact: Contact, role: Role, other: Contact, details: dict[str, Any], *, by: Actor) -> Relation:
    """Say that another contact is `role` to this one, with note, first and last day.

    Raises ValidationError by field: `role`, `other` and those of `DETAILS`.
    """
    return _save(Relation(), contact, role, other, details)


@command("change")
def change_relation(
    relation: Relation, contact: Contact, role: Role, other: Contact, details: dict[str, Any], *, by: Actor
) -> Relation:
    """Say it otherwise, from the side of this contact. Raises ValidationError as `relate` does."""
    return _save(relation, contact, role, other, details)


@command("change")
def unrelate(relation: Relation, *, by: Actor) -> None:
    """Take it away; history keeps it, so that this can be undone."""
    with refusals.of_linking(NON_FIELD_ERRORS):
        relation.delete()


def _save(relation: Relation, contact: Contact, role: Role, other: Contact, details: dict[str, Any]) -> Relation:
    if not role.is_for(contact):
        raise ValidationError({"role": _("This kind of contact can't be related like that.")})
    pair = (other, contact) if role.side == FORWARD else (contact, other)
    if role.type.is_symmetric:
        # In one order, so that the database refuses the same from the other side.
        pair = (contact, other) if contact.pk < other.pk else (other, contact)
    relation.contact, relation.other = pair
    relation.type = role.type
    for name in details:
        setattr(relation, name, details[name])
    _check(relation)
    with refusals.of_linking("role"), refusals.of_repeating():
        relation.save()
    relation.refresh_from_db()
    return relation


def _check(relation: Relation) -> None:
    """Raises ValidationError; what is wrong with the pair is told at the contact that was chosen."""
    try:
        relation.full_clean(validate_constraints=False)
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        for name, texts in error.message_dict.items():
            found.setdefault("other" if name == "contact" else name, []).extend(texts)
        raise ValidationError(found) from error
