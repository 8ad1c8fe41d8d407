"""One valid example of each record, for the contract suite and for tests."""

from typing import Any

from liant.kernel.access.actor import Actor, enter
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.contacts.models import (
    Category,
    Contact,
    ContactList,
    Function,
    Origin,
    Product,
    Relation,
    RelationType,
)
from liant.modules.contacts.relations.commands import relate
from liant.modules.contacts.relations.wording import FORWARD, Role


@sample_of(Contact)
def contact(*, owner: Actor, by: Actor, **values: Any) -> Contact:
    """An account, or what `kind` says."""
    parts = values.pop("parts", {})
    defaults = {"kind": "account", "name": "Hotel Bistrița SRL"} if values.get("kind", "account") != "person" else {}
    made = commands.create(Contact, defaults | values | {"owner": owner, "unit": owner.unit}, parts, by=by)
    assert isinstance(made, Contact)
    return made


@sample_of(Category)
def category(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One at the top of the tree; it belongs to no one."""
    return commands.create(Category, {"name": "Hoteluri și pensiuni"} | values, by=by)


@sample_of(Function)
def function(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that no position has yet; it belongs to no one."""
    return commands.create(Function, {"name": "Responsabil cu rezervările"} | values, by=by)


@sample_of(Origin)
def origin(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One by which no contact came yet; it belongs to no one."""
    return commands.create(Origin, {"name": "Târgul de turism"} | values, by=by)


@sample_of(Product)
def product(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that no contact has yet; it belongs to no one."""
    return commands.create(Product, {"name": "Centrală termică C24", "code": "C24"} | values, by=by)


@sample_of(ContactList)
def contact_list(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A static list without contacts."""
    defaults = {"kind": ContactList.Kind.STATIC, "name": "Invitați la târg"}
    return commands.create(ContactList, defaults | values | {"owner": owner, "unit": owner.unit}, by=by)


@sample_of(RelationType)
def relation_type(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that no contacts have yet; it belongs to no one."""
    return commands.create(RelationType, {"name": "naș", "inverse": "fin"} | values, by=by)


def relation(
    one: Contact, type_name: str, other: Contact, *, side: str = FORWARD, by: Actor, **details: Any
) -> Relation:
    """What one contact is to the other, by the English name of one of the types that a company begins with."""
    with enter(by.pk):
        made: Relation = relate(other, Role(RelationType.objects.get(name=type_name), side), one, details, by=by)
    return made
