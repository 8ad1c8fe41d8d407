"""One valid example of a characteristic, for the contract suite and for tests."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of


@sample_of(Characteristic)
def characteristic(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A number of contacts that nobody filled in yet; it belongs to no one."""
    choices = [{"name": name} for name in values.pop("choices", ())]
    defaults = {"entity": "contact", "name": "Mărimea flotei", "type": "number"}
    return commands.create(Characteristic, defaults | values, {"choices": choices} if choices else {}, by=by)
