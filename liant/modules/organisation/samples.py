"""One valid example of each row of the chart; they belong to no one, so `owner` only tells the unit."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Employee, Role, Unit
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of


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
