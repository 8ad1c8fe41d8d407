"""What the actor may do with each entity."""

from liant.kernel.access.actor import allowed_actions_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import entities

WRITES = frozenset({"create", "change", "delete"})
Rights = list[tuple[Entity, frozenset[str]]]


def rights_of_actor() -> Rights:
    """The entities of which the actor may see some record, each with all that the actor may do; in one query.

    Those of daily work come first.
    """
    actions = allowed_actions_of(entity.model for entity in entities())
    seen = [(entity, actions[entity.model]) for entity in entities() if "see" in actions[entity.model]]
    return sorted(seen, key=lambda right: right[0].place is not Place.MAIN)
