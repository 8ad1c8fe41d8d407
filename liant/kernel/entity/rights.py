"""What the actor may do with each entity."""

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import entities

Rights = list[tuple[Entity, frozenset[str]]]


def rights_of_actor() -> Rights:
    """The entities of which the actor may see some record, each with all that the actor may do.

    Those of daily work come first.
    """
    allowed = [(entity, allowed_actions(entity.model)) for entity in entities()]
    seen = [(entity, actions) for entity, actions in allowed if "see" in actions]
    return sorted(seen, key=lambda right: right[0].place is not Place.MAIN)
