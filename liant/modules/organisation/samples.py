"""One valid example of each row of the chart; they belong to no one, so `owner` only tells the unit."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Delegation, Employee, Role, TargetGroup, Unit
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.organisation.models import Equipment, EquipmentKind


@sample_of(Employee)
def employee(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """Someone without a login."""
    defaults = {"given_name": "Ștefania", "family_name": "Țăranu-Bălan", "unit": owner.unit}
    return commands.create(Employee, defaults | values, by=by)


@sample_of(Unit)
def unit(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A team in the owner's unit."""
    return commands.create(Unit, {"name": "Împachetări", "kind": "team", "parent": owner.unit} | values, by=by)


@sample_of(Role)
def role(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that grants nothing and that nobody holds."""
    return commands.create(Role, {"name": "Paznic de noapte"} | values, by=by)


@sample_of(EquipmentKind)
def equipment_kind(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One of which there is nothing yet."""
    return commands.create(EquipmentKind, {"name": "Ștampilă electronică"} | values, by=by)


@sample_of(Equipment)
def equipment(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A room in the owner's unit."""
    kind = values.get("kind") or equipment_kind(owner=owner, by=by, name="Sală de protocol")
    defaults = {"name": "Sala Ștefan cel Mare", "unit": owner.unit, "seats": 8}
    return commands.create(Equipment, {**defaults, **values, "kind": kind}, by=by)


@sample_of(TargetGroup)
def target_group(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """Of contacts in Cluj."""
    in_cluj = {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca"]}
    return commands.create(TargetGroup, {"name": "Clujeni", "entity": "contact", "criteria": in_cluj} | values, by=by)


@sample_of(Delegation)
def delegation(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """The owner's rights, lent for next week to someone new in the owner's unit."""
    begins = timezone.now() + timedelta(days=7)
    times = {"starts_at": begins, "ends_at": begins + timedelta(days=7)}
    terms = {"owner": owner, "unit": owner.unit, "reason": "Concediu"}
    borrower = values.get("borrower") or employee(owner=owner, by=by)
    return commands.create(Delegation, {**terms, **times, **values, "borrower": borrower}, by=by)
