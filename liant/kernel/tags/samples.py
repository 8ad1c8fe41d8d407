"""One valid example of a tag, for the contract suite and for tests."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.entity import commands
from liant.kernel.tags.models import Tag
from liant.kernel.testing.samples import sample_of


@sample_of(Tag)
def tag(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """One that is on nothing yet; it belongs to no one."""
    return commands.create(Tag, {"name": "De sunat"} | values, by=by)
