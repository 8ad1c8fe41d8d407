"""One valid example of each record."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.celebrations.models import GreetingTemplate


@sample_of(GreetingTemplate)
def greeting_template(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A short one for birthdays; it belongs to no one."""
    defaults = {
        "name": "Zi de naștere, scurt", "kind": "birthday", "channel": "sms", "language": "ro",
        "text": "La mulți ani, {{ given_name }}!",
    }  # fmt: skip
    return commands.create(GreetingTemplate, defaults | values, by=by)
